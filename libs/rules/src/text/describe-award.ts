import { unitConditions } from '../collective/unit-conditions.js';
import { unitMetrics } from '../collective/unit-metrics.js';
import type { CollectiveAward, Obligation } from '../collective/collective-setting.js';
import { nameOfIn } from '../plan/name-of.js';
import type { RuleSet } from '../plan/rule-set.js';

/** A collective award in words, for pages that show its standing. */
export interface AwardSentences {
  conditions: string[];
  /** The metrics in their order: what each compares ("số người dự thi"), whether it is a draw, and a value of it in words. */
  metrics: { compares: string; isLastResort: boolean; say(value: number): string }[];
}

/** What a collective award looks at, in the words of its strategies. */
export function describeAward(ruleSet: RuleSet, award: CollectiveAward): AwardSentences {
  const nameOf = nameOfIn(ruleSet);
  return {
    conditions: award.conditions.map((condition) => unitConditions.describe(condition, nameOf)),
    metrics: award.order.map((reference) => {
      const metric = unitMetrics.of(reference);
      return { compares: metric.compares, isLastResort: metric.decidesEveryTie, say: (value) => metric.say(value) };
    }),
  };
}

/** What the plan asks of units, a sentence for each condition. */
export function describeDemands(ruleSet: RuleSet, { conditions }: Obligation): string[] {
  const nameOf = nameOfIn(ruleSet);
  return conditions.map((condition) => unitConditions.describe(condition, nameOf));
}
