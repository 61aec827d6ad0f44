import { formatMoney, formatNumber, type DocumentTable } from '#kernel';
import { unitConditions } from '../collective/unit-conditions.js';
import { unitMetrics } from '../collective/unit-metrics.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { personLimits } from '../prizes/person-limits.js';
import { LATER, PROPOSALS, type AwardForm, type PrizeTier } from '../prizes/prize-setting.js';
import type { ArticleDraft, Clause } from './article-writer.js';

/** Prizes of people and submissions, awards of units, duties of units. */
export function awardArticles(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft[] {
  return [prizeArticle(ruleSet, nameOf), collectiveArticle(ruleSet, nameOf), obligationArticle(ruleSet, nameOf)];
}

function prizeArticle({ prizes, parts }: RuleSet, nameOf: NameOf): ArticleDraft {
  return {
    id: 'prizes',
    title: 'Cơ cấu giải thưởng',
    clauses: prizes.flatMap((group): Clause[] => {
      const isQuiz = parts.find(({ code }) => code === group.part)?.kind === 'quiz';
      const limit = isQuiz ? `${personLimits.describe(group.personLimit, nameOf)} ` : '';
      const rollDown = group.rollDown
        ? 'Khi người đứng trên không được nhận giải, người đứng kế tiếp trong bảng xếp hạng được xét thay.'
        : 'Khi người đứng trên không được nhận giải, giải ấy để trống.';
      return [
        { text: `${group.name}${group.per === 'round' ? ', trao cho mỗi đợt thi' : ''}:`, table: tierTable(group.tiers) },
        { text: `${awardSentence(group.award, isQuiz ? 'Cá nhân' : 'Tập thể, cá nhân', nameOf)} ${limit}${rollDown}` },
      ];
    }),
  };
}

function collectiveArticle({ collective }: RuleSet, nameOf: NameOf): ArticleDraft {
  return {
    id: 'collective',
    title: 'Giải tập thể',
    clauses: collective.flatMap(({ name, units, conditions, order, tiers, award }): Clause[] => [
      { text: `${name} dành cho ${units}:`, table: tierTable(tiers) },
      ...(conditions.length > 0
        ? [{ text: 'Điều kiện xét:', points: conditions.map((condition) => unitConditions.describe(condition, nameOf)) }]
        : []),
      {
        text: 'Thứ tự xét như sau, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:',
        points: order.map((metric) => unitMetrics.describe(metric, nameOf)),
      },
      { text: awardSentence(award, 'Tập thể', nameOf) },
    ]),
  };
}

function obligationArticle({ obligations }: RuleSet, nameOf: NameOf): ArticleDraft {
  return {
    id: 'obligations',
    title: 'Yêu cầu đối với cơ quan, đơn vị',
    clauses: obligations.map(({ units, conditions }) => ({
      text: `${units}:`,
      points: conditions.map((condition) => unitConditions.describe(condition, nameOf)),
    })),
  };
}

function awardSentence({ certificate, proposal, issuer }: AwardForm, winners: string, nameOf: NameOf): string {
  const authority = nameOf('authorities', issuer);
  const given = ['tiền thưởng (nếu có)', ...(certificate ? [`giấy chứng nhận của ${authority}`] : [])].join(' và ');
  if (proposal === undefined) return `${winners} đạt giải được nhận ${given}.`;
  const proposed = `Ban Tổ chức đề nghị ${authority} xét tặng ${PROPOSALS[proposal]} cho ${winners.toLocaleLowerCase('vi')} đạt giải`;
  return certificate ? `${winners} đạt giải được nhận ${given}; ${proposed}.` : `${proposed}.`;
}

function tierTable(tiers: readonly PrizeTier[]): DocumentTable {
  return {
    kind: 'table',
    columns: [
      { title: 'Giải', align: 'start' },
      { title: 'Số giải', align: 'end' },
      { title: 'Tiền thưởng mỗi giải', align: 'end' },
    ],
    rows: tiers.map(({ name, count, money }) => [
      name,
      count === LATER ? 'Quyết định sau' : formatNumber(count),
      money === LATER ? 'Quyết định sau' : money === 0 ? 'Không' : formatMoney(money),
    ]),
  };
}
