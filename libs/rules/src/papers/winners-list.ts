import { type DocumentBlock, formatMoney, formatNumber } from '#kernel';
import { formatPoints } from '../scoring/format-points.js';
import { formatExactDuration } from '../ranking/format-exact-duration.js';
import { isJudgedSummary } from '../submissions/judged-summary.js';
import { moneyOf, type PaperWinner, type RoundPaperFacts, tierOf } from './round-paper.js';

/** The list of winners, a table for each group of prizes in the order of the rules. */
export function winnersBlocks({ ruleSet, winners, summary }: RoundPaperFacts): DocumentBlock[] {
  if (winners.length === 0)
    return [
      {
        kind: 'paragraph',
        text: isJudgedSummary(summary) ? 'Phần thi này không có bài đạt giải.' : 'Đợt thi này không có người đạt giải cá nhân.',
      },
    ];
  const groups = ruleSet.prizes.filter(({ code }) => winners.some(({ group }) => group === code));
  const isJudged = isJudgedSummary(summary);
  const hasPrediction = !isJudged && summary.predictionTarget !== null;
  return groups.map((group) => {
    const own = winners.filter((winner) => winner.group === group.code);
    return {
      kind: 'table',
      ...(groups.length > 1 && { caption: group.name }),
      columns: [
        { title: 'TT', align: 'end' },
        { title: isJudged ? 'Tác giả' : 'Họ và tên', align: 'start' },
        ...(isJudged ? [{ title: 'Bài dự thi', align: 'start' as const }] : []),
        { title: 'Đơn vị', align: 'start' },
        { title: 'Giải', align: 'start' },
        { title: 'Điểm', align: 'end' },
        ...(hasPrediction ? [{ title: 'Dự đoán', align: 'end' as const }] : []),
        ...(isJudged ? [] : [{ title: 'Thời gian', align: 'end' as const }]),
        { title: 'Tiền thưởng', align: 'end' },
      ],
      rows: own.map((winner, at) => [
        String(at + 1),
        winner.fullName,
        ...(isJudged ? [winner.work ?? ''] : []),
        winner.unit,
        tierOf(ruleSet, winner.group, winner.tier)?.tier.name ?? winner.tier,
        formatPoints(winner.points),
        ...(hasPrediction ? [winner.prediction === null ? '–' : formatNumber(winner.prediction)] : []),
        ...(isJudged ? [] : [formatExactDuration(winner.durationMs)]),
        moneyCell(ruleSet, winner),
      ]),
    };
  });
}

function moneyCell(ruleSet: RoundPaperFacts['ruleSet'], { group, tier }: PaperWinner): string {
  const found = tierOf(ruleSet, group, tier);
  const money = found && moneyOf(found.tier);
  if (money === undefined) return 'Quyết định sau';
  return money === 0 ? '–' : formatMoney(money);
}
