import type { z } from 'zod';
import type { Strategy } from '../../plan/strategy.js';

/** How the phases of judging make the result of a submission. */
export interface ResultRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * @param totals the submission's points in thousandths by code of phase, in the order of the phases; it has been through all
   * @returns thousandths of a point
   */
  result(args: z.output<Args>, totals: ReadonlyMap<string, number>): number;
}

export const resultRule = <Args extends z.ZodObject>(rule: ResultRule<Args>): ResultRule<Args> => rule;
