import type { z } from 'zod';
import type { Difficulty } from '../paper/draw-rule.js';
import type { Strategy } from '../plan/strategy.js';

/** How many points the answer to one question earns. Points are multiples of 0.001, so that scores compare exactly. */
export interface CreditRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** It cannot mark a question of unknown difficulty. */
  readonly needsDifficulty: boolean;
  /**
   * @param chosen positions of the options that were chosen, in the bank's order; empty when the question was left out
   * @param right positions of the options that are right
   * @param difficulty known where the rule needs it
   */
  points(args: z.output<Args>, chosen: ReadonlySet<number>, right: ReadonlySet<number>, difficulty?: Difficulty): number;
  /** The points of a question that is answered fully right. */
  full(args: z.output<Args>, difficulty?: Difficulty): number;
}

export const creditRule = <Args extends z.ZodObject>(rule: CreditRule<Args>): CreditRule<Args> => rule;
