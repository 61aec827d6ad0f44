import type { z } from 'zod';
import type { NameOf, Strategy } from '../../plan/strategy.js';
import type { JudgedSubmission } from '../submission.js';

/** One link of the chain by which submissions are ranked. */
export interface SubmissionCriterion<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** No two submissions ever tie on it; a chain must end with such a criterion, and it may stand nowhere else. */
  readonly decidesEveryTie: boolean;
  /** What the criterion compares, in the middle of a sentence: "thời điểm nhận bài". */
  compares(args: z.output<Args>, nameOf: NameOf): string;
  /** A whole number, the smaller the better. */
  key(args: z.output<Args>, judged: JudgedSubmission, scope: { drawSeed: string }): number;
  /** A key in words: "82,5 điểm". */
  say(key: number): string;
}

export const submissionCriterion = <Args extends z.ZodObject>(criterion: SubmissionCriterion<Args>): SubmissionCriterion<Args> => criterion;
