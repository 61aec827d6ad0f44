import type { RuleSet } from '../plan/rule-set.js';
import { LATER } from './prize-setting.js';

/** A tier as people call it, from "group.tier": "Giải Nhất"; of an award of units with its name: "Giải Nhất, Tập thể có nhiều bài". */
export function tierName({ prizes, collective }: Pick<RuleSet, 'prizes' | 'collective'>, tierCode: string): string {
  const [group = '', tier = ''] = tierCode.split('.');
  const found = [...prizes, ...collective].find(({ code }) => code === group);
  const name = found?.tiers.find(({ code }) => code === tier)?.name ?? tier;
  return collective.some(({ code }) => code === group) && found ? `${name}, ${found.name}` : name;
}

/** The tiers of a part whose count the rules leave to a later decision, as "group.tier", in the order of the plan; awards of units too. */
export function openTiers({ prizes, collective }: Pick<RuleSet, 'prizes' | 'collective'>, part: string): string[] {
  return [...prizes, ...collective]
    .filter((group) => group.part === part)
    .flatMap(({ code, tiers }) => tiers.filter(({ count }) => count === LATER).map((tier) => `${code}.${tier.code}`));
}
