import { DAY_MS, MINUTE_MS, startOfLocalDay } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';

/**
 * The end of the time for appeals, half-open: the plan's time of day on the given number of days after the local day of
 * publication. Published on Wednesday 30/10, seven days, 17:00: Wednesday 06/11 at 17:00.
 * @returns undefined when the rule set knows no appeals
 */
export function appealDeadline({ appeals }: RuleSet, publishedAt: Date): Date | undefined {
  if (!appeals) return undefined;
  const [hours, minutes] = appeals.closesAt.split(':').map(Number) as [number, number];
  return new Date(startOfLocalDay(publishedAt).getTime() + appeals.days * DAY_MS + (hours * 60 + minutes) * MINUTE_MS);
}
