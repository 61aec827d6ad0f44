import type { z } from 'zod';
import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { Strategy } from '../plan/strategy.js';

/** What a prediction is compared with is counted over this. */
export interface PredictionScope {
  attempts: AttemptColumns;
  /** Positions of all valid attempts of the round, those of excluded people too. */
  valid: Uint32Array;
  /** Positions of the attempt that counts, one per person with a valid attempt, excluded people too. */
  counted: Uint32Array;
  /** By person: 1 when the person is excluded. */
  excluded: Uint8Array;
}

/** What contestants are asked to guess, and how the true number is found. */
export interface PredictionRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** The question beside the field; undefined when nothing is asked. It says exactly what is counted. */
  question(args: z.output<Args>, paper: { items: number }): string | undefined;
  /** Decimals of the number; predictions are kept as whole numbers of its last digit: 12,34 is 1234. */
  decimals(args: z.output<Args>): number;
  /** What stands behind the number when it is said: "%" or nothing. */
  readonly unit: string;
  /** The true number, in the same whole numbers as the predictions; null when nothing is asked. */
  target(args: z.output<Args>, scope: PredictionScope): number | null;
}

export const predictionRule = <Args extends z.ZodObject>(rule: PredictionRule<Args>): PredictionRule<Args> => rule;
