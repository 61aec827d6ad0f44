import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';
import type { UnitFacts } from './unit-facts.js';

/** What a condition asks of a unit, as a number, and how much of it there is. */
export interface UnitDemand {
  of: 'entries' | 'people' | 'leaders';
  /** At least so many; null where it hangs on a head-count that nobody has said. */
  asked: number | null;
  /** Null where nobody has said who leads. */
  done: number | null;
}

/** Something that a unit must have reached: to be considered for an award, or as its duty under the plan. */
export interface UnitCondition<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** It makes sense for a quiz only. */
  readonly needsQuiz?: boolean;
  /** It counts leaders and managers, so that somebody has to say who is one. */
  readonly countsLeaders?: boolean;
  /** The least number of entries that it asks of a unit. */
  least?(args: z.output<Args>): number;
  /** The same as a number, where it is one. */
  demand?(args: z.output<Args>, facts: UnitFacts): UnitDemand;
  /** @returns what is lacking, as a Vietnamese phrase; undefined when the condition is met */
  lacks(args: z.output<Args>, facts: UnitFacts): string | undefined;
}

export const unitCondition = <Args extends z.ZodObject>(condition: UnitCondition<Args>): UnitCondition<Args> => condition;
