import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** An attempt that was started, whether or not it was submitted. */
export interface PastAttempt {
  round: string;
  startedAt: Date;
}

/** How many attempts a person has. */
export interface AttemptLimit<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * @param now the round and instant at which the person wants to start
   * @returns attempts still allowed, Infinity without limit
   */
  left(args: z.output<Args>, past: readonly PastAttempt[], now: { round: string; at: Date }): number;
  /** Why there is none left, to the person. */
  spent(args: z.output<Args>): string;
}

export const attemptLimit = <Args extends z.ZodObject>(limit: AttemptLimit<Args>): AttemptLimit<Args> => limit;

export const ATTEMPTS = { min: 1, max: 1000 };
