import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseUrls } from '#persistence';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { aRoundToClose, manyToRank, type RoundToClose } from './a-round-to-close.js';
import type { CloseOrder, CloseResult } from './close-process.js';

const KIB_PER_MIB = 1024;
const SIZES = [10_000, 100_000, 1_000_000];
const QUICK_SIZES = [10_000, 100_000];
const WHOLE = 500_000;
const QUICK_WHOLE = 50_000;
/** One in so many is still open when a round ends. */
const OPEN_IN = 5;

export interface ClosePlace {
  urls: DatabaseUrls;
  superuser: string;
}

/**
 * From closing to ranked: rounds of several sizes whose attempts are all sealed, and a large one in which a fifth is still open.
 * Gives the smallest round back, ranked.
 */
export async function closeFigures(
  place: ClosePlace,
  options: SuiteOptions,
): Promise<{ figures: Figure[]; first: RoundToClose | undefined }> {
  const { isQuick, say } = options;
  let first: RoundToClose | undefined;
  const figures: Figure[] = [];
  let perAttempt = NaN;
  for (const size of isQuick ? QUICK_SIZES : SIZES) {
    say(`closing a round of ${size} attempts …`);
    const round = await aRoundToClose(place.urls, `do-${size}`);
    await manyToRank(place.superuser, round, size);
    first ??= round;
    const result = await inAProcess(place, round, size > 100_000 ? 2 : 5);
    const [value, limit] = [median(result.close), median(result.limit)];
    const own = value / size;
    const n = result.close.length;
    figures.push(
      {
        name: `close.${size}.time`,
        value,
        unit: 'ms',
        limit,
        ratio: limit / value,
        n,
        note: `${result.ranked} people ranked; limit: the same rows in order into this process, as many lines copied back; timers late by ${Math.round(result.late)} ms at most`,
      },
      {
        name: `close.${size}.memory`,
        value: result.peak / KIB_PER_MIB,
        unit: 'MiB',
        n,
        note: `peak resident size of the process; ${Math.round(result.before / KIB_PER_MIB)} MiB before`,
      },
    );
    if (!Number.isNaN(perAttempt))
      figures.push({
        name: `close.${size}.growth`,
        value: own / perAttempt,
        unit: 'count',
        n,
        note: 'time for each attempt, over that of a tenth of them',
      });
    perAttempt = own;
  }
  return { figures: [...figures, ...(await wholeFigures(place, options))], first };
}

async function wholeFigures(place: ClosePlace, { isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const size = isQuick ? QUICK_WHOLE : WHOLE;
  say(`closing a round of ${size} attempts, one in ${OPEN_IN} of them still open …`);
  const round = await aRoundToClose(place.urls, `do-het-${size}`);
  await manyToRank(place.superuser, round, size, { open: size / OPEN_IN });
  const { close } = await inAProcess(place, round, 1);
  return [
    { name: `close-whole.${size}.time`, value: median(close), unit: 'ms', n: 1, note: `${size / OPEN_IN} of them sealed by the machine` },
  ];
}

async function inAProcess({ urls, superuser }: ClosePlace, { tenantId, roundId }: RoundToClose, runs: number): Promise<CloseResult> {
  const order: CloseOrder = { app: urls.app, platform: urls.platform, superuser, tenantId, roundId, runs };
  const program = join(import.meta.dirname, 'close-process.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(order)], { maxBuffer: 1024 * 1024 });
  return JSON.parse(stdout) as CloseResult;
}
