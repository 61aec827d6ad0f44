import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** What is known of somebody (or of a submission) that is to be ranked or to take a prize; null: not known or not applicable. */
export interface EntrantFacts {
  /** Points in thousandths. */
  thousandths: number;
  /** Points of a full score, in thousandths. */
  fullThousandths: number | null;
  allCorrect: boolean | null;
  durationMs: number | null;
  hasCompleteProfile: boolean | null;
}

/** The most that can be reached where a condition is used. */
export interface EntryReach {
  /** Points of a full score, in thousandths. */
  fullThousandths: number;
  /** Time for a paper, for all papers of a ranking over several rounds; absent for submissions. */
  minutes?: number;
}

/** Something that must be reached to be ranked, or to take a prize of a tier. */
export interface EntryCondition<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** The facts that it looks at; ranking without them is refused. */
  readonly needs: readonly (keyof EntrantFacts)[];
  /** It makes sense for a quiz only. */
  readonly quizOnly: boolean;
  /** The condition as it continues "… phải": "đạt ít nhất 80% số điểm tối đa". */
  says(args: z.output<Args>): string;
  meets(args: z.output<Args>, facts: EntrantFacts): boolean;
  /** Why nobody could ever meet it, to the writer of the plan; undefined when somebody can. */
  unfit?(args: z.output<Args>, reach: EntryReach): string | undefined;
}

type Stated<Args extends z.ZodObject> = Omit<EntryCondition<Args>, 'describe'>;

/** A condition tells itself in one sentence; in a list of conditions only what `says` gives is wanted. */
export const entryCondition = <Args extends z.ZodObject>(condition: Stated<Args>): EntryCondition<Args> => ({
  ...condition,
  describe: (args) => `Người dự thi phải ${condition.says(args)}.`,
});
