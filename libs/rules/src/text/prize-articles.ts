import { lowerFirst } from '#kernel';
import { entryConditions } from '../entry/entry-conditions.js';
import type { Part, RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import type { PrizeGroup } from '../prizes/prize-setting.js';
import { selections } from '../prizes/selections.js';
import { enumerated, type ArticleDraft, type Clause } from './article-writer.js';
import { awardSentence } from './award-sentence.js';
import { overallClause } from './overall-clause.js';
import { prizeLimits } from './prize-limits.js';
import { prizeSource } from './prize-source.js';
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

function prizeArticle(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft {
  const limits = prizeLimits(ruleSet, nameOf);
  const clauses = ruleSet.prizes.flatMap((group): (Clause | undefined)[] => {
    const part = ruleSet.parts.find(({ code }) => code === group.part);
    return [
      { text: `${group.name}${prizeSource(group, ruleSet, nameOf)}:`, table: prizeTable(group.tiers) },
      requirements(group, part),
      { text: rulesOf(group, part, limits.beside(group), nameOf) },
    ];
  });
  return { id: 'prizes', title: 'Cơ cấu giải thưởng', clauses: [...clauses, ...limits.below] };
}

function requirements({ per, tiers }: PrizeGroup, part: Part | undefined): Clause | undefined {
  const isOfSubmissions = part !== undefined && part.kind !== 'quiz';
  const points = tiers.flatMap(({ name, requires }) => {
    if (!requires) return [];
    const conditions = requires.map((condition) => entryConditions.of(condition).says(condition)).join('; ');
    return [`${isOfSubmissions ? 'Bài' : 'Người'} nhận ${name} phải ${conditions}`];
  });
  const basis = isOfSubmissions ? 'điểm của bài dự thi' : BASES[per];
  if (points.length === 0) return undefined;
  return {
    text: `Điều kiện của từng giải, xét theo ${basis}; không ai đạt thì giải để trống:`,
    points: enumerated(points.length === 1 ? points.map(lowerFirst) : points),
  };
}

/** What the conditions of a tier look at. */
const BASES: Record<PrizeGroup['per'], string> = {
  round: 'lượt thi được tính của đợt thi',
  part: 'tổng của tất cả các đợt trong phần thi',
  contest: 'tổng của tất cả các đợt được tính vào bảng xếp hạng chung',
};

/** Who can win: people, or whoever may send something in. */
function winnersOf(part: Part | undefined): string {
  if (part === undefined || part.kind === 'quiz' || part.authors.every((author) => author === 'individual')) return 'Cá nhân';
  return part.authors.includes('individual') ? 'Tập thể, cá nhân' : 'Tập thể';
}

function rulesOf(group: PrizeGroup, part: Part | undefined, limit: readonly string[], nameOf: NameOf): string {
  const winners = winnersOf(part);
  const isForPeople = part === undefined || part.kind === 'quiz';
  const own = group.tiers.flatMap((tier) => (tier.award ? [`${tier.name}: ${awardSentence(tier.award, winners, nameOf)}`] : []));
  const given = [awardSentence(group.award, winners, nameOf), ...own].join(' ');
  const selection = group.selection ? [selections.describe(group.selection, nameOf)] : [];
  if (group.selection && selections.of(group.selection).isDecided) return [...selection, given, ...limit].join(' ');
  const winner = isForPeople ? 'người' : 'bài';
  // Drawn or first come, the next one is not the next of the ranking.
  const [before, after] = group.selection
    ? [`${winner} được xét trước`, `${winner} kế tiếp theo thứ tự xét nêu trên`]
    : [`${winner} đứng trên`, `${winner} đứng kế tiếp trong bảng xếp hạng`];
  const rollDown = `Khi ${before} không được nhận giải, ${group.rollDown ? `${after} được xét thay` : 'giải ấy để trống'}.`;
  return [...selection, given, ...limit, rollDown].join(' ');
}
