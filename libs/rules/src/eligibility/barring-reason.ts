import { nameOfIn } from '../plan/name-of.js';
import type { RuleSet } from '../plan/rule-set.js';
import { eligibilityConditions } from './eligibility-conditions.js';

/** Why somebody who sits on these teams may not take part, to the person, in Vietnamese; undefined when nothing bars them. */
export function barringReason(ruleSet: RuleSet, teams: readonly string[]): string | undefined {
  const nameOf = nameOfIn(ruleSet);
  for (const reference of ruleSet.eligibility) {
    const condition = eligibilityConditions.of(reference);
    const reason = condition.bars ? condition.check(reference, { teams }, nameOf) : undefined;
    if (reason) return reason.sentence;
  }
  return undefined;
}
