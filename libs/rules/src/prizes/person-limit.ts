import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** A prize that a person has, from an earlier round or from earlier in the same allocation. */
export interface HeldPrize {
  person: string;
  /** Code of the prize group. */
  group: string;
  /** Code of the tier; must be known where a limit weighs prizes against each other. */
  tier?: string;
  /** Code of the round; the part's for prizes of a whole part, empty for those of the whole contest. */
  round: string;
}

/** A prize that is about to be given. */
export interface NextPrize {
  group: string;
  tier: string;
  round: string;
}

/** Which of two prizes is worth more: negative when the first is. */
export type CompareWorth = (a: { group: string; tier?: string }, b: { group: string; tier?: string }) => number;

/**
 * How many prizes one person may take. A limit is a rule of its group: it keeps people from the prizes of that group by what
 * they hold from any group, and says nothing of what another group may give them afterwards. Its sentence therefore says who
 * is considered, never how many prizes somebody ends up with, so that groups with different limits do not contradict each
 * other. A limit that takes prizes back (`replaces`) reaches into all groups; reading a plan asks for it in all or none.
 */
export interface PersonLimit<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * Whether a person who holds these prizes may take one more.
   * @param held the person's own prizes only
   */
  allows(args: z.output<Args>, held: readonly HeldPrize[], next: NextPrize, compare: CompareWorth): boolean;
  /**
   * The rule as it is told of submissions, whose prizes count for their author; undefined when it limits nothing.
   * @param author "một tác giả", with whom a submission of several or of a unit counts for
   */
  saysOfAuthors(args: z.output<Args>, author: string): string | undefined;
  /** Taking the next prize gives back those that are held. */
  readonly replaces: boolean;
}

export const personLimit = <Args extends z.ZodObject>(limit: PersonLimit<Args>): PersonLimit<Args> => limit;
