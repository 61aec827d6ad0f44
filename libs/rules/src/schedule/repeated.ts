import { DAY_MS, formatAtEnd, formatEnd, formatMoment, toLocalIso } from '#kernel';
import { z } from 'zod';
import { lines } from '../plan/setting.js';
import type { Problem } from '../plan/strategy.js';
import type { StatedRound } from './round-plan.js';

/** Rounds that are all like the first, each so many days after the one before. */
export interface Repetition {
  count: number;
  opens: string;
  closes: string;
  publishes?: string | undefined;
  names?: readonly string[] | undefined;
}

/** Names of the rounds for those that have a theme of their own. */
export const namesSetting: z.ZodOptional<z.ZodArray<z.ZodString>> = lines(
  'Tên từng đợt',
  'Mỗi đợt một tên, theo thứ tự. Không ghi thì các đợt được đánh số.',
)
  .min(1)
  .optional();

/** @param word "tuần" or "đợt", for the fault */
export function namesProblems({ count, names }: Pick<Repetition, 'count' | 'names'>, word: string): Problem[] {
  if (names === undefined || names.length === count) return [];
  return [{ path: ['names'], message: `có ${names.length} tên mà có ${count} ${word}; hãy ghi đủ mỗi ${word} một tên, hoặc bỏ names` }];
}

/**
 * The rounds themselves, with the numbers 1, 2, 3 …
 * @param numbered code and name of a round that has no name of its own: `{ code: 'tuan', name: 'Tuần' }`
 */
export function repeatedRounds(
  { count, opens, closes, publishes, names }: Repetition,
  days: number,
  numbered: { code: string; name: string },
): StatedRound[] {
  return Array.from({ length: count }, (_, at) => ({
    code: `${numbered.code}-${at + 1}`,
    name: names?.[at] ?? `${numbered.name} ${at + 1}`,
    opens: toLocalIso(after(opens, at * days)),
    closes: toLocalIso(after(closes, at * days)),
    ...(publishes !== undefined && { publishes: toLocalIso(after(publishes, at * days)) }),
    at: [],
  }));
}

/** "từ 10:00 thứ Hai, 21/10/2024 đến 9:30 thứ Hai, 28/10/2024": when the first round is open. */
export function firstRound({ opens, closes }: Repetition): string {
  return `từ ${formatMoment(new Date(opens))} đến ${formatEnd(new Date(closes))}`;
}

/** "đóng lúc 9:30 thứ Hai, 18/11/2024": when the last round closes. */
export function lastClosing({ count, closes }: Repetition, days: number): string {
  return `đóng ${formatAtEnd(after(closes, (count - 1) * days))}`;
}

const after = (instant: string, days: number): Date => new Date(Date.parse(instant) + days * DAY_MS);
