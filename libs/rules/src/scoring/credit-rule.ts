import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** How many points the answer to one question earns. Points are multiples of 0.001, so that scores compare exactly. */
export interface CreditRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * @param chosen positions of the options that were chosen, in the bank's order; empty when the question was left out
   * @param right positions of the options that are right
   */
  points(args: z.output<Args>, chosen: ReadonlySet<number>, right: ReadonlySet<number>): number;
  /** The points of a question that is answered fully right. */
  full(args: z.output<Args>): number;
}

export const creditRule = <Args extends z.ZodObject>(rule: CreditRule<Args>): CreditRule<Args> => rule;
