import type { z } from 'zod';
import type { Strategy } from '../../plan/strategy.js';
import type { JudgedPhase } from '../judged-phase.js';

/** What is known of a submission that has all its marks of a phase. */
export interface Candidate {
  /** Thousandths of a point. */
  total: number;
  /** Judges whose sheets were asked for and given. */
  judges: number;
  /** How many of them agree that it be recognised. */
  agreeing: number;
}

/** Which submissions go on from a phase of judging, or, in the last phase, into the ranking. */
export interface PassRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** Judges must say on their sheets whether they agree. */
  readonly needsVote: boolean;
  /** Whether one passes hangs on the marks of the others: with other candidates it may end otherwise. */
  readonly hangsOnOthers: boolean;
  /** Why the rule could not work in a phase, to the writer of the plan; undefined when it can. */
  unfit(args: z.output<Args>, phase: JudgedPhase): string | undefined;
  /**
   * Whether each candidate passes, in the order given; it does not hang on that order. With more candidates nobody passes who
   * did not pass without them.
   */
  passes(args: z.output<Args>, candidates: readonly Candidate[], phase: JudgedPhase): boolean[];
}

export const passRule = <Args extends z.ZodObject>(rule: PassRule<Args>): PassRule<Args> => rule;
