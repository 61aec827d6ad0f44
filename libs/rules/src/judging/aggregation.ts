import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** How the points that several judges gave one submission become its result. */
export interface Aggregation<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** With fewer judges it has nothing to work on. */
  readonly minimumJudges: number;
  /**
   * @param totals one per judge, in thousandths of a point; at least `minimumJudges`
   * @returns thousandths of a point, rounded half up, between the lowest and the highest of the totals
   */
  combine(args: z.output<Args>, totals: readonly number[]): number;
}

export const aggregation = <Args extends z.ZodObject>(rule: Aggregation<Args>): Aggregation<Args> => rule;
