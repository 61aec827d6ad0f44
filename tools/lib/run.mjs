import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { productNode, Refusal, ROOT } from './paths.mjs';

/** Packages installed, sources compiled. */
export async function prepare({ dev }) {
  ensureInstalled({ dev });
  const build = spawnSync(productNode(), [join(ROOT, 'tools', 'lib', 'build-if-stale.mjs')], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (build.status !== 0) throw new Refusal('Không dịch được mã nguồn; các dòng ở trên cho biết vì sao.');
}

/**
 * Runs a compiled program (apps/cli unless another is named) on the product's Node and ends with its exit code. Signals are passed on once; the channel
 * tells the command when this process has died, so that nothing outlives it.
 */
export async function runCompiled(args, { dev, isServer = false, program = 'apps/cli/src/main.js' }) {
  await prepare({ dev });
  // Nobody has said what this is: on an empty database it is the demo, one with data in it is refused (apps/cli/src/start/check-mode.ts).
  const more = args[0] === 'start' && !process.env.KHOABANG_MODE ? ['--mode-by-default'] : [];
  const child = spawn(productNode(), ['--enable-source-maps', join(ROOT, 'dist', program), ...args, ...more], {
    cwd: ROOT,
    // A group of its own, so that Ctrl-C reaches it once, through here.
    detached: isServer,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      // What Node has compiled once it need not compile at the next start; where it cannot write there, it does without.
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'khoa-bang-compiled'),
      ...process.env,
      KHOABANG_MODE: process.env.KHOABANG_MODE || 'demo',
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}
