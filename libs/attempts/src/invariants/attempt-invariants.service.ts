import { Injectable } from '@nestjs/common';
import { ContestReader, type RuleSetId } from '#contests';
import { isBeyondLimit, leastBeyondLimit, type QuizPart, type RuleSet } from '#rules';
import {
  type InstantReader,
  type Invariant,
  type InvariantSource,
  OffenceList,
  type Offences,
  offencesOf,
  setWise,
  setWiseInShares,
} from '#tenancy';
import {
  BELONGING,
  manyAttempts,
  PAPERS,
  type PersonsAttempts,
  ruleSetsOfContests,
  SEALS,
  TIMES,
  wrongDeadlines,
} from './attempt-statements.js';

/** What must hold for attempts. */
@Injectable()
export class AttemptInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise(
      'attempts-belong-together',
      'Mỗi lượt thi có đợt thi, đăng ký, bộ đề và thể lệ của cùng một cuộc thi; mọi đề của một đợt lấy từ một bộ đề.',
      BELONGING,
    ),
    {
      of: 'tenant',
      id: 'attempts-within-limit',
      title: 'Không ai có nhiều lượt thi hơn số lượt mà thể lệ cho phép.',
      find: (reader, tenantId) => this.beyondLimit(reader, tenantId),
    },
    setWise(
      'attempts-in-time',
      'Mỗi lượt thi bắt đầu trong đợt và nộp trong thời gian làm bài; ngoài ra phải có quyết định của Ban Tổ chức.',
      TIMES,
    ),
    {
      of: 'tenant',
      id: 'deadlines-as-promised',
      title: 'Hạn nộp của mỗi lượt thi đúng thời gian làm bài theo thể lệ, cộng thời gian đợt thi được gia hạn và tạm dừng.',
      find: (reader, tenantId) => this.outOfTime(reader, tenantId),
    },
    setWise('seals-fit', 'Dấu niêm phong của mỗi bài đã nộp khớp với nội dung bài.', SEALS),
    setWiseInShares(
      'answers-on-paper',
      'Mỗi câu trả lời là phương án của một câu có trong đề, và bài niêm phong đúng như câu trả lời đã nhận.',
      PAPERS,
    ),
  ];

  constructor(private readonly contests: ContestReader) {}

  private async outOfTime(reader: InstantReader, tenantId: string): Promise<Offences> {
    const papers: [RuleSetId, part: string, minutes: number][] = [];
    for (const { id } of await reader.rows(ruleSetsOfContests, [tenantId]))
      for (const part of (await this.contests.ruleSet(id)).parts)
        if (part.kind === 'quiz') papers.push([id, part.code, part.paper.minutes]);
    const [ruleSets, parts, minutes] = [papers.map(([id]) => id), papers.map(([, part]) => part), papers.map(([, , most]) => most)];
    return offencesOf(await reader.rows(wrongDeadlines, [tenantId, ruleSets, parts, minutes]));
  }

  /** Whoever has few attempts is within any limit; the others are looked at one by one, each attempt by the rules under which it was started. */
  private async beyondLimit(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    const ruleSets = new Map<RuleSetId, RuleSet>();
    const least = new Map<string, [contest: string, part: string, least: number]>();
    for (const { id, contest } of await reader.rows(ruleSetsOfContests, [tenantId])) {
      const ruleSet = await this.contests.ruleSet(id);
      ruleSets.set(id, ruleSet);
      for (const part of ruleSet.parts) {
        const own = part.kind === 'quiz' ? leastBeyondLimit(part, { round: '', startedAt: new Date(0) }) : undefined;
        const key = `${contest} ${part.code}`;
        if (own !== undefined) least.set(key, [contest, part.code, Math.min(own, least.get(key)?.[2] ?? own)]);
      }
    }
    const limits = [...least.values()];
    if (limits.length === 0) return found.found();
    const values = [
      tenantId,
      limits.map(([contest]) => contest),
      limits.map(([, part]) => part),
      limits.map(([, , most]) => most),
    ] as const;
    for await (const people of reader.portions(manyAttempts, [...values]))
      for (const person of people) if (hasOneBeyond(person, ruleSets)) found.add(`${person.part}: đăng ký ${person.registration}`);
    return found.found();
  }
}

function hasOneBeyond({ part, rounds, starts, ruleSets }: PersonsAttempts, known: ReadonlyMap<RuleSetId, RuleSet>): boolean {
  const attempts = rounds.map((round, at) => ({ round, startedAt: new Date(starts[at] as number) }));
  return attempts.some((attempt, at) => {
    const rules = known.get(ruleSets[at] as RuleSetId)?.parts.find(({ code }) => code === part) as QuizPart | undefined;
    return rules !== undefined && isBeyondLimit(rules, attempts.slice(0, at), attempt);
  });
}
