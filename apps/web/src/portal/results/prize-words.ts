import { capitalise } from '#kernel';
import type { Award } from '#results';
import type { RuleSet } from '#rules';
import type { PrizeRank, PrizeTagView } from '../view-models.js';

type Tier = RuleSet['prizes'][number]['tiers'][number];

/** "Nhất" out of "Giải Nhất", "Khuyến khích" out of "Giải khuyến khích": where a tag or a stele says that it is a prize. */
export function tierLabel({ name }: Pick<Tier, 'name'>): string {
  return capitalise(name.replace(/^Giải /, ''));
}

/** The colours of a tier by its place among the tiers: the fourth and all below it look alike. */
export function prizeRank(place: number): PrizeRank {
  return Math.min(place + 1, 4) as PrizeRank;
}

/** The tag of a given prize; undefined when the rule set does not know it any more. */
export function prizeTag(ruleSet: RuleSet, { groupCode, tierCode }: Pick<Award, 'groupCode' | 'tierCode'>): PrizeTagView | undefined {
  return tagAmong(ruleSet.prizes.find((group) => group.code === groupCode)?.tiers ?? [], tierCode);
}

/** The tag of one of these tiers. */
export function tagAmong(tiers: readonly Tier[], code: string): PrizeTagView | undefined {
  const place = tiers.findIndex((tier) => tier.code === code);
  const tier = tiers[place];
  return tier && { label: tierLabel(tier), rank: prizeRank(place) };
}
