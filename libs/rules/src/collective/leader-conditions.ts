import type { RuleSet } from '../plan/rule-set.js';
import { unitConditions } from './unit-conditions.js';

/** Whether the rules ask units of a part for leaders: for an award, or as a duty. Only then does anybody have to say who leads. */
export function asksForLeaders({ collective, obligations }: Pick<RuleSet, 'collective' | 'obligations'>, part: string): boolean {
  return [...collective, ...obligations].some(
    (one) => one.part === part && one.conditions.some((condition) => unitConditions.of(condition).countsLeaders === true),
  );
}
