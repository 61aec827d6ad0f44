import { lowerFirst } from '#kernel';
import { canonicalJson } from '../plan/canonical-json.js';
import type { RuleSet, SubmissionPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { personLimits } from '../prizes/person-limits.js';
import type { HeldPrize } from '../prizes/person-limit.js';
import type { PrizeGroup } from '../prizes/prize-setting.js';
import type { Clause } from './article-writer.js';

/** How many prizes one person may take: beside each group, or once for all groups that share a limit. */
export interface PrizeLimits {
  /** The sentence that stands beside the group; empty where it is said below, or nothing limits its winners. */
  beside(group: PrizeGroup): string[];
  /** What is said once, below all groups. */
  below: Clause[];
}

export function prizeLimits(ruleSet: RuleSet, nameOf: NameOf): PrizeLimits {
  const { prizes } = ruleSet;
  const keyOf = (group: PrizeGroup): string => sharingKey(group, ruleSet);
  const shared = [...new Set(prizes.map(keyOf))]
    .map((key) => prizes.filter((group) => keyOf(group) === key))
    .filter((groups) => groups.length > 1);
  const isShared = (group: PrizeGroup): boolean => shared.some((groups) => groups.includes(group));
  return {
    beside: (group) => (isShared(group) ? [] : limitSentence(group, ruleSet, nameOf)),
    below: [
      ...shared.map((groups): Clause => ({ text: sharedSentence(groups, ruleSet, nameOf) })),
      ...(prizes.some(({ personLimit }) => personLimits.of(personLimit).replaces) ? [WEIGHING] : []),
    ],
  };
}

/** In which order two prizes are compared where only the higher one may be kept; the same as `compareWorth`. */
const WEIGHING: Clause = {
  text: 'Trong hai giải, giải cao hơn được xác định theo thứ tự sau:',
  points: [
    'Giải có tiền thưởng lớn hơn là giải cao hơn;',
    'Tiền thưởng bằng nhau, hoặc có giải chưa định số tiền hay tính tiền theo số câu trả lời đúng, thì so thứ hạng của mỗi giải trong nhóm giải của nó, dòng đầu bảng là hạng cao nhất;',
    'Vẫn ngang nhau thì giải của nhóm được nêu trước trong Điều này là giải cao hơn; cùng một giải ở hai đợt thi thì người đạt giải giữ giải đạt trước.',
  ],
};

/** Groups of one key say their limit once: all that look at the whole contest; else groups of people only. */
function sharingKey(group: PrizeGroup, ruleSet: RuleSet): string {
  const isAlone = submissionPart(group, ruleSet) !== undefined && !looksBeyondOneOccasion(group);
  return `${canonicalJson(group.personLimit)} ${isAlone ? group.code : ''}`;
}

/** Prizes of another occasion, however many, forbid a further one. */
function looksBeyondOneOccasion({ personLimit, code: group, tiers: [tier] }: PrizeGroup): boolean {
  const elsewhere = Array.from({ length: 1000 }, (): HeldPrize => ({ person: '', group, round: 'elsewhere' }));
  const next = { group, tier: tier?.code ?? '', round: 'here' };
  return !personLimits.of(personLimit).allows(personLimit, elsewhere, next, () => 0);
}

function sharedSentence(groups: readonly PrizeGroup[], ruleSet: RuleSet, nameOf: NameOf): string {
  const [first] = groups as [PrizeGroup];
  const sentence = personLimits.describe(first.personLimit, nameOf);
  const isForAll = groups.length === ruleSet.prizes.length;
  const of = isForAll ? sentence : `Đối với ${groups.map(({ name }) => `“${name}”`).join(', ')}: ${lowerFirst(sentence)}`;
  const parts = groups.flatMap((group) => submissionPart(group, ruleSet) ?? []);
  if (parts.length === 0) return of;
  const whose = whoseOf(parts.flatMap(({ authors }) => authors));
  return `${of} Giải của bài dự thi được tính cho tác giả${whose.length === 0 ? '' : ` (${whose.join(', ')})`}.`;
}

function limitSentence(group: PrizeGroup, ruleSet: RuleSet, nameOf: NameOf): string[] {
  const { personLimit } = group;
  const part = submissionPart(group, ruleSet);
  if (part === undefined) return [personLimits.describe(personLimit, nameOf)];
  const whose = whoseOf(part.authors);
  const author = whose.length === 0 ? 'một tác giả' : `một tác giả (${whose.join(', ')})`;
  const said = personLimits.of(personLimit).saysOfAuthors(personLimit, author);
  return said === undefined ? [] : [said];
}

/** For whom a submission counts that is not one person's. */
function whoseOf(authors: readonly SubmissionPart['authors'][number][]): string[] {
  return [
    ...(authors.includes('group') ? ['bài của nhóm tính cho tác giả thứ nhất'] : []),
    ...(authors.includes('unit') ? ['bài của đơn vị tính cho đơn vị'] : []),
  ];
}

function submissionPart(group: PrizeGroup, { parts }: RuleSet): SubmissionPart | undefined {
  const part = parts.find(({ code }) => code === group.part);
  return part === undefined || part.kind === 'quiz' ? undefined : part;
}
