import type { z } from 'zod';
import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { Strategy } from '../plan/strategy.js';
import type { UnitFacts } from './unit-facts.js';

/** What the metrics of units may look at. Positions of units are those in `facts`. */
export interface UnitScope {
  facts: readonly UnitFacts[];
  attempts: AttemptColumns;
  /** By person: position of the unit that the person counts for; `facts.length` for none. */
  unitOfPerson: Int32Array;
  /** By person, 1 for excluded. */
  isExcluded: Uint8Array;
  /** Positions of the attempts that count: one per person and round; all valid ones where nothing says which. */
  counted: () => Uint32Array;
  /** By unit: which units it is compared with, a number per block. */
  blockOfUnit: Int32Array;
  drawSeed: string;
}

/** One link of the chain by which units are ranked; the first is the award's main measure. */
export interface UnitMetric<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** No two units ever tie on it; a chain must end with such a metric, and it may stand nowhere else. */
  readonly decidesEveryTie: boolean;
  /** Which number of the turnout tells people most about it. */
  readonly turnout: 'people' | 'attempts';
  /** What the metric compares, in the middle of a sentence: "số người dự thi". */
  readonly compares: string;
  /** Its values are shares from 0 to 1, so that they can be weighed against others as they are. */
  readonly isShare: boolean;
  /** It makes sense for a quiz only. */
  needsQuiz?(args: z.output<Args>): boolean;
  /** By unit, the higher the better; null when it cannot be known, which keeps the unit out of the ranking. */
  values(args: z.output<Args>, scope: UnitScope): (number | null)[];
  say(value: number): string;
}

export const unitMetric = <Args extends z.ZodObject>(metric: UnitMetric<Args>): UnitMetric<Args> => metric;

/** The values of a metric that looks at the sums of one unit alone. */
export const eachUnit =
  (value: (facts: UnitFacts) => number | null) =>
  (_args: unknown, { facts }: UnitScope): (number | null)[] =>
    facts.map(value);
