import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** When a submitted attempt counts at all. */
export interface ValidityRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  isValid(args: z.output<Args>, attempt: { items: number; answered: number }): boolean;
}

export const validityRule = <Args extends z.ZodObject>(rule: ValidityRule<Args>): ValidityRule<Args> => rule;
