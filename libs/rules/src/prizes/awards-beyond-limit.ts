import type { ProposedAward } from './allocate-prizes.js';
import type { HeldPrize } from './person-limit.js';
import { personLimits } from './person-limits.js';
import type { PrizeGroup } from './prize-setting.js';

/**
 * Those of the proposed awards that the limits per person do not allow by what people hold now. A standing proposes by what
 * was held when it was computed; prizes of another round may have been given since.
 * @param awards of one round, in the order in which they were proposed
 * @param held prizes that people have from other rounds
 */
export function awardsBeyondLimit({
  groups,
  round,
  awards,
  held,
}: {
  groups: readonly PrizeGroup[];
  round: string;
  awards: readonly ProposedAward[];
  held: readonly HeldPrize[];
}): ProposedAward[] {
  const holdings = [...held];
  return awards.filter(({ group: code, person }) => {
    const limit = groups.find((group) => group.code === code)?.personLimit;
    const own = holdings.filter((prize) => prize.person === person);
    holdings.push({ person, group: code, round });
    return limit !== undefined && !personLimits.of(limit).allows(limit, own, { group: code, round });
  });
}
