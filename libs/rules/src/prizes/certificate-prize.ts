import type { RuleSet } from '../plan/rule-set.js';
import { awardOf, type PrizeGroup, type PrizeTier } from './prize-setting.js';

/** A prize by its codes, where the rules give a certificate with it. */
export function certificatePrize(
  { prizes }: Pick<RuleSet, 'prizes'>,
  groupCode: string,
  tierCode: string,
): { group: PrizeGroup; tier: PrizeTier } | undefined {
  const group = prizes.find(({ code }) => code === groupCode);
  const tier = group?.tiers.find(({ code }) => code === tierCode);
  return group && tier && awardOf(group, tier).certificate ? { group, tier } : undefined;
}
