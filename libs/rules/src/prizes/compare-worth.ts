import type { CompareWorth } from './person-limit.js';
import type { PrizeGroup, PrizeTier } from './prize-setting.js';

/**
 * Weighs prizes of a plan: the greater sum of money first; where a sum is not known, or the same, the higher tier; then the
 * group that the plan names first.
 * @param structure all prize groups of the plan
 */
export function compareWorth(structure: readonly PrizeGroup[]): CompareWorth {
  const worth = new Map(
    structure.flatMap(({ code, tiers }, group) =>
      tiers.map((tier, at) => [`${code}.${tier.code}`, { money: sumOf(tier), tier: at, group }]),
    ),
  );
  return (a, b) => {
    const [own, other] = [a, b].map(({ group, tier }) => worth.get(`${group}.${tier}`));
    if (!own || !other) throw new RangeError(`the plan has no prize ${JSON.stringify(own ? b : a)}`);
    if (typeof own.money === 'number' && typeof other.money === 'number' && own.money !== other.money) return other.money - own.money;
    return own.tier - other.tier || own.group - other.group;
  };
}

/** What is given for each right answer is no sum yet. */
const sumOf = ({ money, moneyPer }: PrizeTier): number | undefined =>
  typeof money === 'number' && moneyPer !== 'correct-answer' ? money : undefined;
