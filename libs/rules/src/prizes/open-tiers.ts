import type { RuleSet } from '../plan/rule-set.js';
import { LATER } from './prize-setting.js';

/** The tiers of a part whose count the rules leave to a later decision, as "group.tier", in the order of the plan; awards of units too. */
export function openTiers({ prizes, collective }: Pick<RuleSet, 'prizes' | 'collective'>, part: string): string[] {
  return [...prizes, ...collective]
    .filter((group) => group.part === part)
    .flatMap(({ code, tiers }) => tiers.filter(({ count }) => count === LATER).map((tier) => `${code}.${tier.code}`));
}
