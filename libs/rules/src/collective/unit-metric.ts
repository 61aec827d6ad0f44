import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';
import type { UnitFacts } from './unit-facts.js';

/** One link of the chain by which units are ranked; the first is the award's main measure. */
export interface UnitMetric<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** No two units ever tie on it; a chain must end with such a metric, and it may stand nowhere else. */
  readonly decidesEveryTie: boolean;
  /** Which number of the turnout tells people most about it. */
  readonly turnout: 'people' | 'attempts';
  /** What the metric compares, in the middle of a sentence: "số người dự thi". */
  readonly compares: string;
  /** The higher the better; null when it cannot be known, which keeps the unit out of the ranking. */
  value(args: z.output<Args>, facts: UnitFacts, scope: { drawSeed: string }): number | null;
  say(value: number): string;
}

export const unitMetric = <Args extends z.ZodObject>(metric: UnitMetric<Args>): UnitMetric<Args> => metric;
