import { formatNumber, lowerFirst } from '#kernel';
import type { CollectiveAward } from '../collective/collective-setting.js';
import type { CollectiveStanding } from '../collective/collective-standing.js';
import { formatPath } from '../plan/fault.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { PrizeAllocation } from '../prizes/allocate-prizes.js';
import type { RehearsalConflict } from './rehearsal-report.js';

/** What an organiser should know of the prizes of one standing: tiers that stay empty, winners that the board must name. */
export function prizeFindings(
  { prizes }: RuleSet,
  { unfilled, toDecide = [], givenBack = [] }: PrizeAllocation,
  where: string,
): RehearsalConflict[] {
  const placeOf = (code: string, tier: string): { path: string; name: string } => {
    const at = prizes.findIndex((group) => group.code === code);
    const tiers = prizes[at]?.tiers ?? [];
    const index = tiers.findIndex((one) => one.code === tier);
    return { path: formatPath(['prizes', at, 'tiers', index]), name: tiers[index]?.name ?? tier };
  };
  return [
    ...unfilled.map(({ group, tier, count }) => {
      const { path, name } = placeOf(group, tier);
      return { path, sentence: `${where}: ${formatNumber(count)} ${lowerFirst(name)} để trống vì không còn người đủ điều kiện.` };
    }),
    ...givenBack.flatMap(({ group, tier }) => {
      if (tier === undefined) return [];
      const { path, name } = placeOf(group, tier);
      return [{ path, sentence: `${where}: một ${lowerFirst(name)} đã trao trước đó nay để trống vì người nhận đạt giải cao hơn.` }];
    }),
    ...toDecide.map(({ group, tier }) => {
      const { path, name } = placeOf(group, tier);
      return { path, sentence: `${where}: ${lowerFirst(name)} do Ban Tổ chức chọn, phần mềm không đề xuất người nhận.` };
    }),
  ];
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
