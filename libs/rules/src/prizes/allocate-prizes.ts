import { LATER, type PrizeGroup } from './prize-setting.js';
import type { HeldPrize } from './person-limit.js';
import { personLimits } from './person-limits.js';

/** A prize that the software proposes to give. */
export interface ProposedAward {
  group: string;
  tier: string;
  person: string;
  /** Place in the ranking, from 1. */
  rank: number;
}

export interface PrizeAllocation {
  awards: ProposedAward[];
  /** People passed over because of the limit of prizes per person. */
  passedOver: { group: string; person: string; rank: number; rolledDown: boolean }[];
  /** Places that nobody took: too few people, or a limit without roll-down. */
  unfilled: { group: string; tier: string; count: number }[];
  /** Tiers whose count is still to be decided, and those below them, which cannot be filled before. */
  undecided: { group: string; tier: string }[];
}

/**
 * Gives the prizes of a round down the ranking, group by group in the order of the plan. Somebody whom the limit forbids
 * a further prize is passed over: with roll-down the next in the ranking takes the place, without it stays empty.
 * @param ranking people, best first
 * @param held prizes that people have from earlier rounds
 * @param counts decisions on tiers whose count is "later", by "group.tier"
 */
export function allocatePrizes({
  groups,
  round,
  ranking,
  held = [],
  counts = {},
}: {
  groups: readonly PrizeGroup[];
  round: string;
  ranking: { readonly length: number; person(rank: number): string };
  held?: readonly HeldPrize[];
  counts?: Readonly<Record<string, number>>;
}): PrizeAllocation {
  const result: PrizeAllocation = { awards: [], passedOver: [], unfilled: [], undecided: [] };
  const holdings = new Map<string, HeldPrize[]>();
  const hold = (prize: HeldPrize): void => {
    holdings.set(prize.person, [...(holdings.get(prize.person) ?? []), prize]);
  };
  held.forEach(hold);

  for (const group of groups) {
    const limit = personLimits.of(group.personLimit);
    const next = { group: group.code, round };
    let rank = 0;
    let isOpen = false;
    for (const tier of group.tiers) {
      const count = tier.count === LATER ? counts[`${group.code}.${tier.code}`] : tier.count;
      isOpen ||= count === undefined;
      if (isOpen || count === undefined) {
        result.undecided.push({ group: group.code, tier: tier.code });
        continue;
      }
      let left = count;
      while (left > 0 && rank < ranking.length) {
        rank += 1;
        const person = ranking.person(rank);
        if (limit.allows(group.personLimit, holdings.get(person) ?? [], next)) {
          result.awards.push({ group: group.code, tier: tier.code, person, rank });
          hold({ person, ...next });
          left -= 1;
          continue;
        }
        result.passedOver.push({ group: group.code, person, rank, rolledDown: group.rollDown });
        if (group.rollDown) continue;
        left -= 1;
        noteUnfilled(result, group.code, tier.code, 1);
      }
      noteUnfilled(result, group.code, tier.code, left);
    }
  }
  return result;
}

function noteUnfilled({ unfilled }: PrizeAllocation, group: string, tier: string, count: number): void {
  if (count === 0) return;
  const known = unfilled.find((entry) => entry.group === group && entry.tier === tier);
  if (known) known.count += count;
  else unfilled.push({ group, tier, count });
}
