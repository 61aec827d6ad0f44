import type { z } from 'zod';
import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { Strategy, StrategyReference } from '../plan/strategy.js';
import type { UnitAttempt } from './unit-attempt.js';
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

/** What one attempt adds to a figure: a whole number, and why it is less than one would think. */
export interface AttemptShare {
  adds: number;
  why?: string;
}

/** How the figure of one unit comes out of the attempts of its people. */
export interface FigureSource<Args> {
  /** What is added up: people, attempts, or thousandths of points. */
  readonly adds: 'people' | 'attempts' | 'thousandths';
  /** In the order of the attempts, which is that of handing in; those that count for no unit are not among them. */
  shares(args: Args, attempts: readonly UnitAttempt[]): AttemptShare[];
  /** The figure out of what was added up. */
  value(args: Args, sum: number, facts: UnitFacts): number | null;
  /** How the figure was reckoned, as a Vietnamese phrase: "430 trong 500 người". */
  formula(args: Args, sum: number, facts: UnitFacts): string;
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
  /** How a figure opens to what it is made of; absent where it comes from other measures, or from no attempts at all. */
  readonly source?: FigureSource<z.output<Args>>;
  /** The measures that it is made of, each with its weight in per cent. */
  terms?(args: z.output<Args>): { metric: StrategyReference; weight: number }[];
}

export const unitMetric = <Args extends z.ZodObject>(metric: UnitMetric<Args>): UnitMetric<Args> => metric;

/** The values of a metric that looks at the sums of one unit alone. */
export const eachUnit =
  (value: (facts: UnitFacts) => number | null) =>
  (_args: unknown, { facts }: UnitScope): (number | null)[] =>
    facts.map(value);
