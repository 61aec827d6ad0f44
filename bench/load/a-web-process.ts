import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseUrls, freePort } from '#persistence';
import { KeptProcess } from '../../apps/cli/src/start/child-process.js';

const WEB = join(import.meta.dirname, '../../apps/web/src/main.js');
/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

/** Secrets of a product that lives as long as a measurement. */
export const BENCH_SECRETS = {
  SECRET_KEY: 'a-key-for-the-bench-that-is-long-enough',
  IDENTITY_KEY: 'another-key-for-the-bench-long-enough',
};

export interface WebProcess {
  port: number;
  /** Milliseconds of the machine's time that the process has used so far; NaN where the system does not tell. */
  cpuMs: () => number;
  /** The most memory that it has held so far, in MiB; NaN where the system does not tell. */
  peakMiB: () => number;
}

/**
 * The web process as `npm start` runs it in production, on this database: behind a proxy, which names each browser's
 * address. Ends when the work is done.
 */
export async function withWebProcess<T>(urls: DatabaseUrls, work: (web: WebProcess) => Promise<T>): Promise<T> {
  const port = await freePort();
  const web = new KeptProcess('web', WEB, {
    ...process.env,
    ...BENCH_SECRETS,
    KHOABANG_MODE: 'production',
    TRUST_PROXY: '1',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: '',
    DATABASE_APP_URL: urls.app,
    DATABASE_PLATFORM_URL: urls.platform,
    LOG_LEVEL: 'warn',
  });
  await web.start();
  try {
    return await work({ port, cpuMs: () => cpuOf(web.pid ?? 0), peakMiB: () => peakOf(web.pid ?? 0) });
  } finally {
    await web.stop();
  }
}

export function cpuOf(pid: number): number {
  try {
    // Counted from behind the name, which may contain blanks: the 12th and 13th are its own time and the system's for it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return NaN;
  }
}

function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return NaN;
  }
}
