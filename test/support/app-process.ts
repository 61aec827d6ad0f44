import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#persistence';
import { aPreparedDataFolder } from './prepared-data.js';

const ROOT = join(import.meta.dirname, '../..');
const READY_WITHIN_MS = 180_000;

/** A whole running product, started as `npm start` does, on a data directory of its own. */
export interface AppProcess {
  port: number;
  /** What it printed so far. */
  output: () => string;
  url: (host: string, path?: string) => string;
  child: ChildProcess;
  dataDir: string;
  stop(): Promise<number | null>;
}

/** Starts everything on a data directory that a first start has prepared, so that the demo is loaded once for all journeys. */
export async function startApp(environment: NodeJS.ProcessEnv = {}): Promise<AppProcess> {
  const dataDir = await aPreparedDataFolder(async () => {
    const first = await startAppOn(aFreshFolder());
    return { dataDir: first.dataDir, stop: () => first.stop(), remove: () => removeApp(first) };
  });
  return startAppOn(dataDir, environment);
}

/** An empty data directory: what starts on it starts for the first time. */
export function aFreshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'khoa-bang-journey-'));
}

/** Starts everything from the built sources with an embedded Postgres on this data directory; resolves at the `ready` line. */
export async function startAppOn(dataDir: string, environment: NodeJS.ProcessEnv = {}): Promise<AppProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(ROOT, 'tools/start.mjs')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', PORT: String(port), DATA_DIR: dataDir, ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${output}`)), READY_WITHIN_MS);
    const look = setInterval(() => {
      if (!/^ready /m.test(output)) return;
      clearInterval(look);
      clearTimeout(timer);
      resolve();
    }, 50);
    child.once('exit', (code) => {
      clearInterval(look);
      clearTimeout(timer);
      reject(new Error(`ended with ${code} before it was ready:\n${output}`));
    });
  });
  return {
    port,
    child,
    dataDir,
    output: () => output,
    url: (host, path = '/') => `http://${host}:${port}${path}`,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Removes what a stopped app left: its data directory and, for root, the cluster that lies outside it. */
export function removeApp(app: AppProcess): void {
  const pointer = join(app.dataDir, 'postgres.json');
  if (existsSync(pointer)) {
    const { folder } = JSON.parse(readFileSync(pointer, 'utf8')) as { folder: string };
    rmSync(folder, { recursive: true, force: true });
  }
  rmSync(app.dataDir, { recursive: true, force: true });
}
