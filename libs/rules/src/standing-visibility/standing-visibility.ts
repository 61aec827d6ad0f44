import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

/** What people see of a round's ranking, and when. The winners are public with the results in any case. */
export interface StandingVisibility<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** Whether the ranking beside the winners, and its file, are public once the results are. */
  readonly isPublic: boolean;
  /** Whether all know their own place once the results are public. */
  readonly tellsOwnPlace: boolean;
  /**
   * While the round is open: attempts handed in before this instant (epoch milliseconds) are in the ranking that everybody sees;
   * undefined where nobody sees any.
   */
  shownUntil(args: z.output<Args>, round: { opensAt: number; closesAt: number }): number | undefined;
}

export const standingVisibility = <Args extends z.ZodObject>(rule: StandingVisibility<Args>): StandingVisibility<Args> => rule;
