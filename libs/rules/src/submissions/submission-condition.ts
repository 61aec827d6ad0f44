import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/**
 * What is known of a submission when it is sent in. Null says that nothing is known. What the author could have told on the
 * page is then asked for; of an entry on paper it is left to the judges, who hold the paper.
 */
export interface SubmissionFacts {
  /** Handed in on paper or by post and entered by staff. */
  isOnPaper: boolean;
  /** Other submissions of the same author in this part that were not withdrawn. */
  othersOfAuthor: number;
  /** Other submissions of the same unit in this part that were not withdrawn; null when the author counts for no unit. */
  othersOfUnit: number | null;
  /** The chosen one of the part's forms. */
  form: string | null;
  /** Code of the chosen theme. */
  theme: string | null;
  /** Codes of the sections that have content; null when nobody has looked, as on paper. */
  sections: readonly string[] | null;
  /** Words of the main part; null when they cannot be counted, as on paper. */
  words: number | null;
  /** Length of a clip. */
  seconds: number | null;
  /** Whether it says where its video is to be seen. */
  hasLink: boolean;
  /** When the idea was first applied; null when it has not been, or nothing was said. */
  firstApplied: Date | null;
  /** Whether the author declares that the work is his own, copied from nobody. */
  isOriginal: boolean | null;
  /** Whether the author declares that the work has been given a prize elsewhere. */
  isAwardedElsewhere: boolean | null;
}

/** A section that the part asks for. */
export interface Section {
  code: string;
  name: string;
  required: boolean;
}

/** What a condition may look at in the part that it belongs to. */
export interface SubmissionFrame {
  forms: readonly string[];
  sections: readonly Section[];
  themes: readonly { code: string; name: string }[];
}

/** A condition that every submission must meet. */
export interface SubmissionCondition<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** @returns what is wrong and what to do, to the author, in Vietnamese; undefined when the condition is met */
  refuses(args: z.output<Args>, submission: SubmissionFacts, part: SubmissionFrame): string | undefined;
  /** It looks at the unit for which a submission counts. */
  readonly needsUnit?: boolean;
  /** Why the condition could not work in a part, to the writer of the plan; undefined when it can. */
  unfit?(args: z.output<Args>, part: SubmissionFrame): string | undefined;
  /** What it limits, so that a minimum above the maximum is found: of the same `of`, `least` may not exceed `most`. */
  bounds?(args: z.output<Args>): { of: Bounded; least?: number; most?: number };
  /** The end of the time in which nothing like it may have been applied, and where ("trong tỉnh"). */
  newSince?(args: z.output<Args>): { until: Date; where: string };
  /** Whether a submission of this form says where its video is to be seen. */
  asksLink?(args: z.output<Args>, form: string | null): boolean;
  /** Parts of a text that it does not count, in the words of the plan. */
  leavesOut?(args: z.output<Args>): readonly string[];
}

/** What conditions limit: words of the main part, submissions of one author, submissions of one unit. */
export type Bounded = 'words' | 'of-an-author' | 'of-a-unit';

export const submissionCondition = <Args extends z.ZodObject>(condition: SubmissionCondition<Args>): SubmissionCondition<Args> => condition;
