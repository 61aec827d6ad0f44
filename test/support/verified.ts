import { setTimeout as pause } from 'node:timers/promises';
import type { AppProcess } from './app-process.js';
import { khoabang } from './khoabang.js';

/** The worker may be behind for a moment, after the clock was moved. */
const TRIES = 10;
const PAUSE_MS = 5_000;

/** What does not hold in the whole database of a running product, as `khoabang verify` says it. */
export async function broken(app: AppProcess): Promise<object[]> {
  let found: object[] = [];
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (tried > 0) await pause(PAUSE_MS);
    const { code, out, err } = await khoabang(app.dataDir, 'verify', '--json');
    if (code === 0) return [];
    if (code !== 1) throw new Error(`verify ended with ${code}: ${err}`);
    found = (JSON.parse(out) as { verdicts: { holds: boolean }[] }).verdicts.filter(({ holds }) => !holds);
  }
  return found;
}
