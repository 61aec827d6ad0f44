import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** How the totals that several judges gave one submission become its result. */
export interface Aggregation<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * @param totals one per judge, in thousandths of a point; at least one
   * @returns thousandths of a point, rounded half up
   */
  combine(args: z.output<Args>, totals: readonly number[]): number;
}

export const aggregation = <Args extends z.ZodObject>(rule: Aggregation<Args>): Aggregation<Args> => rule;
