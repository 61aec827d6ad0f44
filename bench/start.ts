import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '#persistence';
import { PROJECT_ROOT } from '#settings';
import { type Figure, median, type Suite } from './figure.js';

const MIB = 1024 * 1024;
const IDLE_AFTER_MS = 5_000;

/**
 * What `npm start` costs: the size of a fresh installation, the way from a fresh clone to the ready line, the first start
 * of an installed product, a second start on the same data, and the memory it then holds at rest.
 */
export const start: Suite = async ({ isQuick, say }) => {
  const figures: Figure[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-bench-'));
  try {
    const checkout = isQuick ? PROJECT_ROOT : join(folder, 'clone');
    if (!isQuick) {
      say('cloning and installing from nothing …');
      copyTracked(checkout);
      const cold = await measureStart(checkout, join(folder, 'cold'));
      await cold.stop();
      figures.push(
        {
          name: 'install.size',
          value: sizeOf(join(checkout, 'node_modules')) / MIB,
          unit: 'MiB',
          n: 1,
          note: 'node_modules, without the tools for tests',
        },
        { name: 'cold.time', value: cold.ms, unit: 'ms', n: 1, note: 'a fresh clone to the ready line: install, build, start' },
      );
    }
    say('starting on new data, then again on the same …');
    const first: number[] = [];
    const warm: number[] = [];
    const memory: number[] = [];
    for (let run = 0; run < (isQuick ? 1 : 3); run += 1) {
      const data = join(folder, `data-${run}`);
      const fresh = await measureStart(checkout, data);
      first.push(fresh.ms);
      await fresh.stop();
      const again = await measureStart(checkout, data);
      warm.push(again.ms);
      await delay(IDLE_AFTER_MS);
      memory.push(again.memory() / MIB);
      await again.stop();
    }
    const n = first.length;
    figures.push(
      { name: 'first.time', value: median(first), unit: 'ms', n, note: 'installed and built, new data directory' },
      { name: 'warm.time', value: median(warm), unit: 'ms', n, note: 'second start on the same data' },
      { name: 'idle.memory', value: median(memory), unit: 'MiB', n, note: 'proportional set size of all processes, 5 s after ready' },
    );
    return figures;
  } finally {
    removeClusters(folder);
    rmSync(folder, { recursive: true, force: true });
  }
};

interface Started {
  ms: number;
  /** Bytes that all its processes hold, shared pages counted once. */
  memory: () => number;
  stop: () => Promise<void>;
}

async function measureStart(checkout: string, dataDir: string): Promise<Started> {
  const from = performance.now();
  const child = spawn(process.execPath, [join(checkout, 'tools/start.mjs')], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: String(await freePort()), DATA_DIR: dataDir },
  });
  await ready(child);
  const ms = performance.now() - from;
  return {
    ms,
    memory: () => [child.pid ?? 0, ...descendantsOf(child.pid ?? 0)].reduce((sum, pid) => sum + proportionalSetSize(pid), 0),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (/^ready /m.test(output)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
}

function copyTracked(target: string): void {
  const files = spawnSync('git', ['ls-files', '-z'], { cwd: PROJECT_ROOT, encoding: 'utf8' }).stdout.split('\0').filter(Boolean);
  for (const file of files) {
    if (!existsSync(join(PROJECT_ROOT, file))) continue;
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(PROJECT_ROOT, file), join(target, file));
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function descendantsOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((one) => Number.isInteger(one) && parentOf(one) === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

function proportionalSetSize(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** For root the clusters lie outside the data directories; their pointers tell where. */
function removeClusters(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.name !== 'postgres.json') continue;
    const cluster = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')) as { folder: string };
    rmSync(cluster.folder, { recursive: true, force: true });
  }
}
