import { DAY_MS, toLocalIso } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/;

/**
 * The same rule set with every instant moved by whole days; times of day stay, and weekdays too when `days` is a multiple
 * of 7. Dates of documents (the plan's own, that of the unit tree) are facts and stay, as do texts.
 * @throws RangeError when `days` is not a whole number
 */
export function shiftPlan(ruleSet: RuleSet, { days }: { days: number }): RuleSet {
  if (!Number.isInteger(days)) throw new RangeError(`days must be a whole number, not ${days}`);
  const shift = (value: unknown): unknown => {
    if (typeof value === 'string') return INSTANT.test(value) ? toLocalIso(new Date(Date.parse(value) + days * DAY_MS)) : value;
    if (Array.isArray(value)) return value.map(shift);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shift(inner)]));
    return value;
  };
  return shift(ruleSet) as RuleSet;
}
