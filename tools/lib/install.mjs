import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, ROOT, say } from './paths.mjs';

const STAMP = join(ROOT, 'node_modules', '.khoa-bang-install.json');

/**
 * Installs the packages if they are missing or not those of the lock file. Without `dev`, what only tests and checks need
 * is left out; an installation that has more than asked for is left as it is.
 */
export function ensureInstalled({ dev }) {
  const wanted = wantedState();
  const have = readStamp();
  if (have && have.lock === wanted.lock && have.platform === wanted.platform && (have.dev || !dev)) return;

  checkWritable();
  say(`Installing packages${dev ? ' with the tools for tests' : ''} (the first time takes a minute or two) …`);
  const npm = process.env.npm_execpath;
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(dev || (have && have.dev) ? ['--include=dev'] : ['--omit=dev']),
  ];
  const command = npm && npm.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const result = spawnSync(command[0], command[1], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (result.error) throw new Refusal(`npm could not be started (${result.error.code}). Install npm 10 or later and try again.`);
  if (result.status !== 0)
    throw new Refusal(
      'The packages could not be installed. Check the connection to the npm registry and the lines above, then run the command again.',
    );
  writeFileSync(STAMP, JSON.stringify({ ...wanted, dev: dev || Boolean(have && have.dev) }));
}

function wantedState() {
  // npm may rewrite the lock file's formatting for optional packages; what counts is what is asked for.
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package.json')))
    .digest('hex');
  return { lock, platform: `${process.platform}-${process.arch}` };
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return undefined;
  }
}

function checkWritable() {
  try {
    accessSync(existsSync(join(ROOT, 'node_modules')) ? join(ROOT, 'node_modules') : ROOT, constants.W_OK);
  } catch {
    throw new Refusal(
      `The folder ${ROOT} cannot be written to, so packages cannot be installed there. Give this user write access, or clone into a folder of its own.`,
    );
  }
}
