import { entryConditions } from '../entry/entry-conditions.js';
import type { Part, RuleSet, SubmissionPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { personLimits } from '../prizes/person-limits.js';
import type { PrizeGroup } from '../prizes/prize-setting.js';
import { selections } from '../prizes/selections.js';
import { roundPlans } from '../schedule/round-plans.js';
import { enumerated, type ArticleDraft, type Clause } from './article-writer.js';
import { awardSentence } from './award-sentence.js';
import { overallClause } from './overall-clause.js';
import { prizeTable } from './prize-table.js';

/** Rankings beside those of the rounds, then the prizes that are given from them. */
export function prizeArticles(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft[] {
  return [rankingsArticle(ruleSet, nameOf), prizeArticle(ruleSet, nameOf)];
}

function rankingsArticle({ boards = [], overall, parts }: RuleSet, nameOf: NameOf): ArticleDraft {
  const own = boards.map(({ name, audiences = [], blocks = [] }) => {
    const among = [
      ...(audiences.length > 0 ? [`đối tượng ${audiences.map((audience) => nameOf('audiences', audience)).join('; ')}`] : []),
      ...(blocks.length > 0 ? [`đơn vị thuộc ${blocks.map((block) => nameOf('blocks', block)).join('; ')}`] : []),
    ];
    return `${name}: ${among.join(', ')}`;
  });
  return {
    id: 'rankings',
    title: 'Bảng xếp hạng riêng và bảng xếp hạng chung',
    clauses: [
      own.length > 0
        ? {
            text: 'Ngoài bảng xếp hạng của từng đợt thi có các bảng xếp hạng riêng sau đây; thứ tự trong bảng riêng theo thứ tự của bảng xếp hạng ấy, chỉ gồm người thuộc bảng:',
            points: enumerated(own),
          }
        : undefined,
      overall &&
        overallClause(
          `Xếp hạng chung cả Cuộc thi được tính trên ${overall.parts.map((part) => nameOf('parts', part)).join('; ')}`,
          overall,
          nameOf,
          parts.some((part) => part.kind === 'quiz' && part.entry !== undefined && overall.parts.includes(part.code)),
        ),
    ],
  };
}

function prizeArticle({ prizes, parts }: RuleSet, nameOf: NameOf): ArticleDraft {
  return {
    id: 'prizes',
    title: 'Cơ cấu giải thưởng',
    clauses: prizes.flatMap((group): (Clause | undefined)[] => {
      const part = parts.find(({ code }) => code === group.part);
      return [
        { text: `${group.name}${occasion(group, part, nameOf)}:`, table: prizeTable(group.tiers) },
        requirements(group),
        { text: rulesOf(group, part, nameOf) },
      ];
    }),
  };
}

/** On what occasion the group gives, where that is not plain: a part of one round has one occasion only. */
function occasion({ per, board }: PrizeGroup, part: Part | undefined, nameOf: NameOf): string {
  const rounds = part?.kind === 'quiz' ? roundPlans.of(part.rounds).rounds(part.rounds).length : 1;
  const where = board === undefined ? '' : `, xét trong ${nameOf('boards', board)}`;
  if (per === 'contest') return `, trao cho cả Cuộc thi${where}`;
  if (per === 'part' && part?.kind === 'quiz')
    return `, trao cho cả phần thi${part.overall === undefined ? '' : ' theo bảng xếp hạng chung các đợt'}${where}`;
  return per === 'round' && rounds > 1 ? `, trao cho mỗi đợt thi${where}` : where;
}

function requirements({ tiers }: PrizeGroup): Clause | undefined {
  const points = tiers.flatMap(({ name, requires }) =>
    requires ? [`${name}: ${requires.map((condition) => entryConditions.of(condition).says(condition)).join('; ')}`] : [],
  );
  if (points.length === 0) return undefined;
  return { text: 'Điều kiện của từng giải, không ai đạt thì giải để trống:', points: enumerated(points) };
}

/** Who can win: people, or whoever may send something in. */
function winnersOf(part: Part | undefined): string {
  if (part === undefined || part.kind === 'quiz' || part.authors.every((author) => author === 'individual')) return 'Cá nhân';
  return part.authors.includes('individual') ? 'Tập thể, cá nhân' : 'Tập thể';
}

function rulesOf(group: PrizeGroup, part: Part | undefined, nameOf: NameOf): string {
  const winners = winnersOf(part);
  const isForPeople = part === undefined || part.kind === 'quiz';
  const own = group.tiers.flatMap((tier) => (tier.award ? [`${tier.name}: ${awardSentence(tier.award, winners, nameOf)}`] : []));
  const given = [awardSentence(group.award, winners, nameOf), ...own].join(' ');
  const selection = group.selection ? [selections.describe(group.selection, nameOf)] : [];
  const limit = isForPeople ? [personLimits.describe(group.personLimit, nameOf)] : authorLimit(group, part);
  if (group.selection && selections.of(group.selection).isDecided) return [...selection, given, ...limit].join(' ');
  const winner = isForPeople ? 'người' : 'bài';
  // Drawn or first come, the next one is not the next of the ranking.
  const [before, after] = group.selection
    ? [`${winner} được xét trước`, `${winner} kế tiếp theo thứ tự xét nêu trên`]
    : [`${winner} đứng trên`, `${winner} đứng kế tiếp trong bảng xếp hạng`];
  const rollDown = `Khi ${before} không được nhận giải, ${group.rollDown ? `${after} được xét thay` : 'giải ấy để trống'}.`;
  return [...selection, given, ...limit, rollDown].join(' ');
}

/** How many prizes authors may take, said only where something limits it. */
function authorLimit({ personLimit }: PrizeGroup, { authors }: SubmissionPart): string[] {
  const whose = [
    ...(authors.includes('group') ? ['bài của nhóm tính cho tác giả thứ nhất'] : []),
    ...(authors.includes('unit') ? ['bài của đơn vị tính cho đơn vị'] : []),
  ];
  const author = whose.length === 0 ? 'một tác giả' : `một tác giả (${whose.join(', ')})`;
  const said = personLimits.of(personLimit).saysOfAuthors(personLimit, author);
  return said === undefined ? [] : [said];
}
