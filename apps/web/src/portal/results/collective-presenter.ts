import { authorityName, mainComparison, mainMeasure, nameOfIn, PROPOSALS, type RuleSet } from '#rules';
import type { RollView } from '../view-models.js';
import { figureAddress } from './collective-address.js';
import { tagAmong } from './prize-words.js';
import type { CollectiveResult, PublishedResult } from './published-rounds.js';

/** Units that are shown while it is still to be decided how many get a prize. */
const SHOWN_UNDECIDED = 5;

/** The collective awards, each a list of units with what they reached; of blocks that are ranked apart, each has its own. Of the running contest, each figure opens. */
export function collectiveViews(
  { collective, ruleSet }: Pick<PublishedResult, 'collective' | 'ruleSet'>,
  isRunning: boolean,
): RollView['collectives'] {
  return collective
    .flatMap(({ award, lines }) =>
      (award.blocks ?? [undefined]).map((block) => ({ block, result: { award, lines: lines.filter((line) => line.block === block) } })),
    )
    .filter(({ result }) => result.lines.length > 0)
    .map(({ block, result }) => collectiveView(result, block, ruleSet, isRunning));
}

function collectiveView(
  { award, lines }: Pick<CollectiveResult, 'award' | 'lines'>,
  block: string | undefined,
  ruleSet: RuleSet,
  isRunning: boolean,
): NonNullable<RollView['collectives']>[number] {
  const winners = lines.filter(({ tier }) => tier !== null);
  const shown = winners.length > 0 ? winners : lines.slice(0, SHOWN_UNDECIDED);
  return {
    id: block === undefined ? `giai-${award.code}` : `giai-${award.code}-${block}`,
    title: block === undefined ? award.name : `${award.name}, ${nameOfIn(ruleSet)('blocks', block)}`,
    intro: [
      `Dành cho ${award.units}, xếp theo ${mainComparison(award)}.`,
      award.conditions.length > 0 ? 'Chỉ xếp những nơi đủ điều kiện của Thể lệ.' : '',
      winners.length > 0 ? formText(award, ruleSet) : 'Số giải sẽ được quyết định sau.',
    ]
      .filter(Boolean)
      .join(' '),
    rows: shown.map((line) => ({
      name: line.name,
      url: isRunning && line.unitId ? figureAddress(award.code, line.unitId) : undefined,
      value: mainMeasure(award, line) ?? '',
      // With one tier for all, its name is the award's own.
      prize: award.tiers.length > 1 && line.tier !== null ? tagAmong(award.tiers, line.tier) : undefined,
    })),
  };
}

/** What the units get, and from whom. A commendation is only ever proposed. */
function formText({ award }: CollectiveResult['award'], ruleSet: RuleSet): string {
  const issuer = authorityName(ruleSet, award.issuer);
  if (award.proposal) return `Ban Tổ chức đề nghị ${issuer} tặng ${PROPOSALS[award.proposal]}.`;
  return award.certificate ? `${issuer} tặng giấy chứng nhận.` : '';
}
