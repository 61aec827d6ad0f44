import { localDay, parseLocal } from '#kernel';
import { ageAt, type RuleSet } from '#rules';

/** The name of a child is nobody's to publish without mother, father or guardian: whoever has not completed these years. */
const CHILD_BELOW = 16;

/**
 * Whether the rules want a guardian's consent for somebody born on the day: by the age on the rule's own date, so that a
 * birthday during the contest changes nothing.
 */
export function needsGuardian(ruleSet: RuleSet, birthDate: string): boolean {
  return ruleSet.eligibility.some((condition) => {
    if (condition.code !== 'guardian-consent') return false;
    const { below, at } = condition as unknown as { below: number; at: string };
    const years = ageAt(birthDate, new Date(at));
    return years === undefined || years < below;
  });
}

/** Whether somebody was a child when they registered. */
export function isChild(birthDate: string | null, registeredAt: Date): boolean {
  if (birthDate === null) return false;
  const years = ageAt(birthDate, parseLocal(localDay(registeredAt)) as Date);
  return years === undefined || years < CHILD_BELOW;
}
