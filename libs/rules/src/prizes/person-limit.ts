import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** A prize that a person has, from an earlier round or from earlier in the same allocation. */
export interface HeldPrize {
  person: string;
  /** Code of the prize group. */
  group: string;
  round: string;
}

/** How many prizes one person may take. */
export interface PersonLimit<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * Whether a person who holds these prizes may take one more.
   * @param held the person's own prizes only
   */
  allows(args: z.output<Args>, held: readonly HeldPrize[], next: { group: string; round: string }): boolean;
}

export const personLimit = <Args extends z.ZodObject>(limit: PersonLimit<Args>): PersonLimit<Args> => limit;
