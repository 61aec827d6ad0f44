import { formatNumber, lowerFirst } from '#kernel';
import type { CollectiveAward } from '../collective/collective-setting.js';
import type { CollectiveStanding } from '../collective/collective-standing.js';
import { formatPath } from '../plan/fault.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { PrizeAllocation } from '../prizes/allocate-prizes.js';
import type { RehearsalConflict } from './rehearsal-report.js';

/** What an organiser should know of the prizes of one standing: tiers that stay empty, winners that the board must name. */
export function prizeFindings(ruleSet: RuleSet, { unfilled, toDecide = [] }: PrizeAllocation, where: string): RehearsalConflict[] {
  return [
    ...unfilled.map(({ group, tier, count }) => {
      const { path, name } = placeOf(ruleSet, group, tier);
      return { path, sentence: `${where}: ${formatNumber(count)} ${lowerFirst(name)} để trống vì không còn người đủ điều kiện.` };
    }),
    ...toDecide.map(({ group, tier }) => {
      const { path, name } = placeOf(ruleSet, group, tier);
      return { path, sentence: `${where}: ${lowerFirst(name)} do Ban Tổ chức chọn, phần mềm không đề xuất người nhận.` };
    }),
  ];
}

/** A prize that somebody gave back for a higher one. */
export interface ReturnedPrize {
  group: string;
  tier: string | undefined;
  /** The standing that gave the higher one. */
  where: string;
}

/** Prizes that were given back, each tier once with how many there were: in a long contest the same happens every week. */
export function returnedFindings(ruleSet: RuleSet, returned: readonly ReturnedPrize[]): RehearsalConflict[] {
  return ruleSet.prizes.flatMap(({ code: group, name: groupName, tiers }) =>
    tiers.flatMap(({ code: tier }): RehearsalConflict[] => {
      const own = returned.filter((prize) => prize.group === group && prize.tier === tier);
      if (own.length === 0) return [];
      const { path, name } = placeOf(ruleSet, group, tier);
      const counts = [...new Set(own.map(({ where }) => where))].map(
        (where) => `${where}: ${formatNumber(own.filter((prize) => prize.where === where).length)}`,
      );
      return [
        {
          path,
          sentence: `${groupName}: ${formatNumber(own.length)} ${lowerFirst(name)} đã trao nay để trống vì người nhận về sau đạt giải cao hơn (${counts.join('; ')}).`,
          count: own.length,
        },
      ];
    }),
  );
}

function placeOf({ prizes }: RuleSet, code: string, tier: string): { path: string; name: string } {
  const at = prizes.findIndex((group) => group.code === code);
  const tiers = prizes[at]?.tiers ?? [];
  const index = tiers.findIndex((one) => one.code === tier);
  return { path: formatPath(['prizes', at, 'tiers', index]), name: tiers[index]?.name ?? tier };
}

/** The same of a collective award. */
export function collectiveFindings(
  { collective, blocks = [] }: RuleSet,
  award: CollectiveAward,
  { unfilled = [] }: CollectiveStanding,
): RehearsalConflict[] {
  const at = collective.indexOf(award);
  return unfilled.map(({ tier, count, block }) => {
    const index = award.tiers.findIndex((one) => one.code === tier);
    const name = award.tiers[index]?.name ?? tier;
    const of = block === undefined ? '' : ` của ${blocks.find(({ code }) => code === block)?.name ?? block}`;
    return {
      path: formatPath(['collective', at, 'tiers', index]),
      sentence: `${award.name}: ${formatNumber(count)} ${lowerFirst(name)}${of} để trống vì không có đơn vị đủ điều kiện.`,
    };
  });
}
