import type { z } from 'zod';
import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { Strategy } from '../plan/strategy.js';

/** What the criteria of a ranking may look at. */
export interface RankingScope {
  attempts: AttemptColumns;
  /** When the round opened, epoch milliseconds. */
  opensAt: number;
  /** The number that was to be predicted, in whole numbers of its last decimal; null without prediction. */
  target: number | null;
  /** Decimals of predictions and target: 1234 is 12,34 where there are two. */
  predictionDecimals: number;
  /** Published with the result, so that a draw can be repeated. */
  drawSeed: string;
}

/** The key of an attempt that lacks what a criterion compares: behind every other. */
export const LAST = 2 ** 52;

/** A column of keys. A plain loop: `Float64Array.from` with a callback is ten times as slow, and a million rows feel it. */
export function keyColumn(rows: Uint32Array, keyOf: (row: number) => number): Float64Array {
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) keys[at] = keyOf(rows[at] as number);
  return keys;
}

/** One link of the chain by which attempts are ranked. */
export interface RankingCriterion<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** No two attempts ever tie on it; a chain must end with such a criterion, and it may stand nowhere else. */
  readonly decidesEveryTie: boolean;
  /** Makes sense only when contestants are asked for a prediction. */
  readonly needsPrediction: boolean;
  /** Its keys cost so much that they are computed only where all earlier criteria tie. */
  readonly onlyWhereTied: boolean;
  /** What the criterion compares, in the middle of a sentence: "thời gian làm bài". */
  readonly compares: string;
  /**
   * One key per given attempt: whole numbers between -2^52 and 2^52, the smaller the better.
   * @param rows positions of attempts in the columns
   */
  keys(args: z.output<Args>, rows: Uint32Array, scope: RankingScope): Float64Array;
  /** A key in words: "19 điểm", "6 phút 12 giây". */
  say(key: number, scope: RankingScope, args: z.output<Args>): string;
}

export const rankingCriterion = <Args extends z.ZodObject>(criterion: RankingCriterion<Args>): RankingCriterion<Args> => criterion;
