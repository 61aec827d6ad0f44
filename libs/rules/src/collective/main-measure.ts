import type { RuleSet } from '../plan/rule-set.js';
import type { CollectiveAward } from './collective-setting.js';
import type { CollectiveLine } from './collective-standing.js';
import { unitMetrics } from './unit-metrics.js';

/** A unit's value of the award's main measure in words, "812 lượt" or "86%"; undefined where it cannot be known. */
export function mainMeasure({ order: [main] }: CollectiveAward, { values: [value] }: Pick<CollectiveLine, 'values'>): string | undefined {
  return main && typeof value === 'number' ? unitMetrics.of(main).say(value) : undefined;
}

/** Which number comes first where the turnout of units is shown: what the contest's first collective award weighs. */
export function turnoutFirst({ collective: [award] }: Pick<RuleSet, 'collective'>): 'people' | 'attempts' {
  const main = award?.order[0];
  return main ? unitMetrics.of(main).turnout : 'people';
}

/** What an award compares first, in the middle of a sentence: "số người dự thi". */
export function mainComparison({ order: [main] }: CollectiveAward): string {
  return main ? unitMetrics.of(main).compares : '';
}
