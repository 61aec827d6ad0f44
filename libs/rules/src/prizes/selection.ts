import type { z } from 'zod';
import type { EntrantFacts } from '../entry/entry-condition.js';
import type { Strategy } from '../plan/strategy.js';

/** A ranking as prizes see it; places count from 1, the best. One of somebody disqualified may be among them, which nobody takes. */
export interface PrizeRanking {
  readonly length: number;
  /** Who takes the prize: a pseudonym, or the code of a unit that is an author. */
  person(rank: number): string;
  /** Id of the submission at a place, in a part of submissions. */
  submission?: (rank: number) => string;
  /** For tiers that ask for something. */
  facts?: (rank: number) => EntrantFacts;
  /** Epoch milliseconds. */
  submittedAt?: (rank: number) => number;
  /** Whether a place belongs to a ranking of its own; needed where a group names one. */
  isOn?: (rank: number, board: string) => boolean;
  /** The place in the standing itself, undefined for somebody disqualified; left out where both are the same. */
  placeInStanding?: (rank: number) => number | undefined;
}

/** In which order people are considered for the prizes of a group. */
export interface Selection<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** The board names the winners: the software proposes nobody. */
  readonly isDecided: boolean;
  /** It draws or orders people by their attempts, of which a part of submissions has none. */
  readonly quizOnly: boolean;
  /**
   * @param ranks places that are considered, best first
   * @param seed published, of this group alone
   */
  order(args: z.output<Args>, ranks: Uint32Array, ranking: PrizeRanking, seed: string): Uint32Array;
}

export const selection = <Args extends z.ZodObject>(rule: Selection<Args>): Selection<Args> => rule;
