import type { ProposedAward } from './allocate-prizes.js';
import { compareWorth } from './compare-worth.js';
import { occasionOf } from './occasion-of.js';
import type { HeldPrize } from './person-limit.js';
import { personLimits } from './person-limits.js';
import type { PrizeGroup } from './prize-setting.js';

/**
 * Those of the proposed awards that the limits per person do not allow by what people hold now. A standing proposes by what
 * was held when it was computed; prizes of another round may have been given since. They are looked at in the order in which
 * they were proposed; one that is itself beyond its limit is not given, and so does not count against those after it.
 * @param structure all prize groups of the plan
 * @param awards of one round, in the order in which they were proposed
 * @param held prizes that people have from other rounds
 */
export function awardsBeyondLimit({
  structure,
  round,
  awards,
  held,
}: {
  structure: readonly PrizeGroup[];
  round: string;
  awards: readonly ProposedAward[];
  held: readonly HeldPrize[];
}): ProposedAward[] {
  const compare = compareWorth(structure);
  const placed = occasionOf(structure);
  let holdings = [...held];
  return awards.filter(({ group: code, tier, person }) => {
    const limit = structure.find((group) => group.code === code)?.personLimit;
    const rule = limit && personLimits.of(limit);
    const next = { group: code, tier, round };
    const own = holdings.filter((prize) => prize.person === person).map(placed);
    const isAllowed = !rule || rule.allows(limit, own, placed(next), compare);
    if (!isAllowed) return true;
    if (rule?.replaces) holdings = holdings.filter((prize) => prize.person !== person);
    holdings.push({ person, ...next });
    return false;
  });
}
