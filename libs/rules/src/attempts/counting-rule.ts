import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';
import type { AttemptColumns } from './attempt-columns.js';

/** Which of a person's attempts in a round counts. */
export interface CountingRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * Compares two attempts of one person by their positions in the columns: negative when `a` counts rather than `b`,
   * 0 when the rule cannot tell (then the smaller attempt id counts, so that the choice never hangs on the input's order).
   */
  compare(attempts: AttemptColumns, a: number, b: number): number;
}

export const countingRule = <Args extends z.ZodObject>(rule: CountingRule<Args>): CountingRule<Args> => rule;

/** Higher score first. */
export const byPoints = ({ points }: AttemptColumns, a: number, b: number): number => (points[b] as number) - (points[a] as number);

/** Shorter duration first. */
export const byDuration = ({ startedAt, submittedAt }: AttemptColumns, a: number, b: number): number =>
  (submittedAt[a] as number) - (startedAt[a] as number) - ((submittedAt[b] as number) - (startedAt[b] as number));

/** Earlier submission first. */
export const bySubmission = ({ submittedAt }: AttemptColumns, a: number, b: number): number =>
  (submittedAt[a] as number) - (submittedAt[b] as number);
