import type { RuleSet } from '../plan/rule-set.js';
import type { PrizeGroup } from './prize-setting.js';

/** The prizes of a part with their number, as far as the rules have decided it. */
interface PartPrizes {
  groups: readonly PrizeGroup[];
  /** Given each time: in every round, or once where the part has none. */
  each: number;
  /** Given in all its rounds. */
  total: number;
}

/** What a part gives over all its groups. A tier whose number is to be decided later counts nothing. */
export function prizesOf({ prizes }: Pick<RuleSet, 'prizes'>, { part, rounds }: { part: string; rounds: number }): PartPrizes {
  const groups = prizes.filter((group) => group.part === part);
  return {
    groups,
    each: sum(groups.map(decided)),
    total: sum(groups.map((group) => decided(group) * (group.per === 'round' ? rounds : 1))),
  };
}

function decided({ tiers }: PrizeGroup): number {
  return sum(tiers.map(({ count }) => (typeof count === 'number' ? count : 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
