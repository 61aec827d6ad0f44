import { nameOfIn } from '../plan/name-of.js';
import type { RuleSet } from '../plan/rule-set.js';
import { eligibilityConditions } from './eligibility-conditions.js';
import type { EligibilityReason, Person } from './eligibility-condition.js';

export interface Eligibility {
  /** Whether the person, as far as described, may enter: nothing refuses and nothing is missing. */
  eligible: boolean;
  reasons: EligibilityReason[];
}

/**
 * Whether somebody may enter the contest, and if not, all the reasons why, in Vietnamese. Usable before registering: describe what is
 * known; a `missing` reason asks for the rest. Facts are believed as given; who checks them is the caller.
 */
export function checkEligibility(ruleSet: RuleSet, person: Person): Eligibility {
  const nameOf = nameOfIn(ruleSet);
  const conditions = ruleSet.eligibility.map((condition) => eligibilityConditions.of(condition).check(condition, person, nameOf));
  const all = [audienceReason(ruleSet, person), ...conditions].filter((reason) => reason !== undefined);
  // Two conditions may ask for the same fact: it is asked for once.
  const reasons = all.filter(({ sentence }, at) => all.findIndex((other) => other.sentence === sentence) === at);
  return { eligible: reasons.length === 0, reasons };
}

function audienceReason(ruleSet: RuleSet, { audience, registersBy }: Person): EligibilityReason | undefined {
  const group = ruleSet.audiences.find(({ code }) => code === audience);
  if (audience === undefined) return { code: 'audience.missing', kind: 'missing', sentence: 'Hãy chọn bạn thuộc đối tượng dự thi nào.' };
  if (!group) {
    return {
      code: 'audience.unknown',
      kind: 'refused',
      sentence: 'Đối tượng đã chọn không có trong thể lệ cuộc thi. Hãy chọn lại một đối tượng trong danh sách.',
    };
  }
  if (registersBy === undefined || group.registersBy === 'either' || group.registersBy === registersBy) return undefined;
  const right = group.registersBy === 'residence' ? 'nơi cư trú' : 'nơi làm việc, học tập';
  return {
    code: 'audience.registers-by',
    kind: 'refused',
    sentence: `“${group.name}” đăng ký theo ${right}. Hãy chọn lại đơn vị theo ${right}.`,
  };
}
