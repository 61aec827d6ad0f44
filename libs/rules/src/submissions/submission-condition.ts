import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** What is known of a submission when it is sent in. */
export interface SubmissionFacts {
  /** Other submissions of the same author in this part that were not withdrawn. */
  othersOfAuthor: number;
  /** Codes of the sections that have content. */
  sections: readonly string[];
  /** Words of the main part; null when they cannot be counted, as on paper. */
  words: number | null;
  /** When the idea was first applied; null when it has not been, or nothing was said. */
  firstApplied: Date | null;
}

/** A section that the part asks for. */
export interface Section {
  code: string;
  name: string;
  required: boolean;
}

/** A condition that every submission must meet. */
export interface SubmissionCondition<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** @returns what is wrong and what to do, to the author, in Vietnamese; undefined when the condition is met */
  refuses(args: z.output<Args>, submission: SubmissionFacts, sections: readonly Section[]): string | undefined;
}

export const submissionCondition = <Args extends z.ZodObject>(condition: SubmissionCondition<Args>): SubmissionCondition<Args> => condition;
