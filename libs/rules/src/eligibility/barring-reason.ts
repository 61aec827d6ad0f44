import { nameOfIn } from '../plan/name-of.js';
import type { RuleSet } from '../plan/rule-set.js';
import { eligibilityConditions } from './eligibility-conditions.js';

/**
 * Why somebody who is in these teams and on these lists may not take part, to the person, in Vietnamese; undefined when
 * nothing bars them.
 * @param groups codes of teams and of lists
 */
export function barringReason(ruleSet: RuleSet, groups: readonly string[]): string | undefined {
  const nameOf = nameOfIn(ruleSet);
  for (const reference of ruleSet.eligibility) {
    const condition = eligibilityConditions.of(reference);
    const reason = condition.bars ? condition.check(reference, { teams: groups, lists: groups }, nameOf) : undefined;
    if (reason) return reason.sentence;
  }
  return undefined;
}
