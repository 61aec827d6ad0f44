import { unitConditions } from '../collective/unit-conditions.js';
import type { RuleSet } from '../plan/rule-set.js';
import { submissionLimit } from './submission-limits.js';

/** How many entries a unit is to nominate at least and may at most; undefined where the plan sets no limit. */
export interface NominationQuota {
  atLeast: number;
  atMost: number | undefined;
}

/**
 * What the plan says of the entries of one unit: its duty is the least, the condition of the part the most. A call for nominations
 * may ask within these, never beyond.
 * @param partCode of a part of submissions; null for a call that is about no part
 */
export function nominationQuota(ruleSet: Pick<RuleSet, 'parts' | 'obligations'>, partCode: string | null): NominationQuota {
  const part = ruleSet.parts.find((one) => one.code === partCode);
  if (!part || part.kind === 'quiz') return { atLeast: 0, atMost: undefined };
  const duties = ruleSet.obligations
    .filter((obligation) => obligation.part === partCode)
    .flatMap(({ conditions }) => conditions.flatMap((condition) => unitConditions.of(condition).least?.(condition) ?? []));
  return { atLeast: Math.max(0, ...duties), atMost: submissionLimit(part, 'of-a-unit') };
}
