import type { PrizeAllocation } from './allocate-prizes.js';
import type { HeldPrize } from './person-limit.js';

/**
 * Whom a limit has passed over for prizes that they do not hold any more: one of these may be theirs after all.
 * @param before prizes from other rounds by which was proposed
 * @param now the same as they are held now
 */
export function passedOverAnew(
  { passedOver }: Pick<PrizeAllocation, 'passedOver'>,
  before: readonly HeldPrize[],
  now: readonly HeldPrize[],
): string[] {
  const held = new Set(now.map(nameOf));
  const lost = new Set(before.filter((prize) => !held.has(nameOf(prize))).map(({ person }) => person));
  return [...new Set(passedOver.map(({ person }) => person))].filter((person) => lost.has(person));
}

function nameOf({ person, group, tier, round }: HeldPrize): string {
  return [person, group, tier, round].join('\t');
}
