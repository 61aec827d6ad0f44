import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';
import type { OverallScope } from './overall-scope.js';

/** One link of the chain by which people are ranked over several rounds. */
export interface OverallCriterion<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** No two people ever tie on it; a chain must end with such a criterion, and it may stand nowhere else. */
  readonly decidesEveryTie: boolean;
  /** Its key costs so much that it is computed only where all earlier criteria tie. */
  readonly onlyWhereTied: boolean;
  /** What the criterion compares, in the middle of a sentence: "tổng điểm". */
  readonly compares: string;
  /** A whole number between -2^52 and 2^52, the smaller the better. */
  key(args: z.output<Args>, person: number, scope: OverallScope): number;
  /** A key in words. */
  say(key: number): string;
}

export const overallCriterion = <Args extends z.ZodObject>(criterion: OverallCriterion<Args>): OverallCriterion<Args> => criterion;
