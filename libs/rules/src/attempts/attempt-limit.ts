import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** An attempt that was started, whether or not it was submitted. */
export interface PastAttempt {
  round: string;
  startedAt: Date;
}

/**
 * What a limit counts, as data, so that a database can count it in the statement that starts an attempt: at most so many
 * attempts of the part; with `round`, of this round alone; with `since`, of those started at or after the instant.
 */
export interface AttemptWindow {
  most: number;
  round?: string;
  since?: Date;
}

/** How many attempts a person has. */
export interface AttemptLimit<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * @param now the round and instant at which the person wants to start
   * @returns what is counted then; undefined without limit
   */
  window(args: z.output<Args>, now: { round: string; at: Date }): AttemptWindow | undefined;
  /** Why there is none left, to the person. */
  spent(args: z.output<Args>): string;
}

export const attemptLimit = <Args extends z.ZodObject>(limit: AttemptLimit<Args>): AttemptLimit<Args> => limit;

export const ATTEMPTS = { min: 1, max: 1000 };
