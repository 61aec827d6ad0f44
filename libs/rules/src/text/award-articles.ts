import { TIES } from '../collective/collective-setting.js';
import { unitConditions } from '../collective/unit-conditions.js';
import { unitMetrics } from '../collective/unit-metrics.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { UNIT_KINDS } from '../plan/unit-kind.js';
import { enumerated, type ArticleDraft, type Clause } from './article-writer.js';
import { awardSentence } from './award-sentence.js';
import { headCountClause } from './head-count-clause.js';
import { ofPart } from './part-name.js';
import { prizeArticles } from './prize-articles.js';
import { prizeTable } from './prize-table.js';

/** Prizes of people and submissions, awards of units, duties of units. */
export function awardArticles(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft[] {
  return [...prizeArticles(ruleSet, nameOf), collectiveArticle(ruleSet, nameOf), obligationArticle(ruleSet, nameOf)];
}

function collectiveArticle(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft {
  const { collective, blocks: all = [] } = ruleSet;
  const clauses = collective.flatMap(
    ({ name, part, units, conditions, blocks, order, passesOver, ties, tiers, award }): (Clause | string)[] => [
      { text: `${name} dành cho ${units}${blocks ? ', trao cho mỗi khối' : ''}${resultsOf(part, ruleSet)}:`, table: prizeTable(tiers) },
      ...(blocks
        ? [
            {
              text: 'Các đơn vị được xếp hạng riêng theo khối:',
              points: enumerated(all.filter(({ code }) => blocks.includes(code)).map(blockSentence)),
            },
          ]
        : []),
      ...(conditions.length > 0
        ? [{ text: 'Điều kiện xét:', points: conditions.map((condition) => unitConditions.describe(condition, nameOf)) }]
        : []),
      {
        text: 'Thứ tự xét như sau, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:',
        points: order.map((metric) => unitMetrics.describe(metric, nameOf)),
      },
      ...(passesOver ? [{ text: `Không xét đơn vị đã đạt ${passesOver.map((code) => nameOf('collective', code)).join(', ')}.` }] : []),
      ...(ties === undefined
        ? []
        : [{ text: `Các đơn vị bằng nhau ở mọi tiêu chí thì ${TIES[ties]} của hạng ấy; hạng kế tiếp được tính sau số đơn vị đã xếp.` }]),
      {
        text: [
          awardSentence(award, 'Tập thể', nameOf),
          ...tiers.flatMap((tier) => (tier.award ? [`${tier.name}: ${awardSentence(tier.award, 'Tập thể', nameOf)}`] : [])),
        ].join(' '),
      },
    ],
  );
  return { id: 'collective', title: 'Giải tập thể', clauses: [...clauses, headCountClause(ruleSet, collective)] };
}

/** From which part the figures of units come, where there are several. */
function resultsOf(code: string, ruleSet: RuleSet): string {
  const of = ofPart(
    ruleSet.parts.find((part) => part.code === code),
    ruleSet,
  );
  return of && `; tính theo kết quả${of}`;
}

function blockSentence({ name, kinds = [], units = [] }: NonNullable<RuleSet['blocks']>[number]): string {
  const members = [...kinds.map((kind) => UNIT_KINDS[kind]), ...(units.length > 0 ? ['các đơn vị được ghi trong danh sách của khối'] : [])];
  return `${name}: ${members.join(', ')}`;
}

function obligationArticle(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft {
  const { obligations, collective } = ruleSet;
  return {
    id: 'obligations',
    title: 'Yêu cầu đối với cơ quan, đơn vị',
    clauses: [
      ...obligations.map(({ part, units, conditions }) => ({
        text: `${units}${resultsOf(part, ruleSet)}:`,
        points: conditions.map((condition) => unitConditions.describe(condition, nameOf)),
      })),
      // Said once, where it is used first.
      headCountClause(ruleSet, collective) === undefined ? headCountClause(ruleSet, obligations) : undefined,
    ],
  };
}
