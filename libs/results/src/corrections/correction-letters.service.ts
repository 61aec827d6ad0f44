import { Injectable } from '@nestjs/common';
import { Accounts, CodeBudgets, codeKind, contactOf, messageTo } from '#accounts';
import { ContestReader, isPublished, ownPageName, type Round, type RunningContest } from '#contests';
import type { RoundId } from '#kernel';
import { type NewMessage, Outbox } from '#mail';
import { Registrations } from '#registrations';
import { formatPoints, isJudgedSummary, maySeeScore, type ProposedAward } from '#rules';
import { quizPart } from '#attempts';
import { TenantContext, UnitOfWork } from '#tenancy';
import type { Standing } from '../entities/standing.entity.js';
import { JudgedLines } from '../judged/judged-lines.service.js';
import { Standings } from '../standings.service.js';
import { type ConcernedLine, concernedLines } from './correction-statements.js';
import { type CorrectedRound, Corrections } from './corrections.service.js';

/** People told in one transaction. */
const TELL_AT_ONCE = 200;
/** Before all pseudonyms. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Tells those whom a correction concerns, once the corrected result is public: who comes into a prize or out of it, who has other points, who is ranked no more. */
@Injectable()
export class CorrectionLetters {
  constructor(
    private readonly corrections: Corrections,
    private readonly standings: Standings,
    private readonly judged: JudgedLines,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One look of the worker, a portion of people for each corrected round; how many messages were put on their way. Several may look at once. */
  async look(): Promise<number> {
    let told = 0;
    const begins = new Set<RoundId>();
    for (const corrected of await this.corrections.untold()) {
      const round = await this.contests.round(corrected.roundId);
      if (!isPublished(round)) continue;
      // Two corrections before the round was public again: what was public first is compared, once.
      if (begins.has(round.id)) await this.corrections.noteTold(corrected, null);
      else told += await this.tellSome(corrected, round);
      if (corrected.toldUpTo === null) begins.add(round.id);
    }
    return told;
  }

  private async tellSome(corrected: CorrectedRound, round: Round): Promise<number> {
    const after = await this.standings.newest(round.id);
    const before = corrected.standingId && (await this.standings.byId(corrected.standingId));
    const concerned = before && after && before.id !== after.id ? await this.concerned(corrected, before, after) : [];
    const running = await this.contests.contest(round.contestId);
    const people = await this.registrations.peopleOf(round.contestId, concerned.map(({ person }) => person)); // prettier-ignore
    const accounts = await this.accounts.findMany([...people.values()].map(({ accountId }) => accountId));
    return this.unitOfWork.run(async () => {
      // Whoever of several workers comes second finds that these were told, and puts nothing.
      if (!(await this.corrections.noteTold(corrected, concerned.at(-1)?.person ?? null))) return 0;
      const messages: NewMessage[] = [];
      for (const line of concerned) {
        const account = accounts.get(people.get(line.person)?.accountId ?? ('' as never));
        // Who was erased has no address any more.
        if (!account || (account.phone ?? account.email) === null || !before || !after) continue;
        const words = wordsFor(line, { running, round, corrected, before, after });
        if (!words) continue;
        const contact = contactOf(account);
        // Text messages cost: for points alone the page has to do.
        if (!words.isPrize && contact.kind !== 'email') continue;
        if (!(await this.budgets.takeIfLeft(codeKind(contact), { forKnownDevice: true }))) continue;
        messages.push(messageTo(contact, { subject: `Kết quả ${round.name} được đính chính`, body: `${account.fullName}, ${words.body}` }));
      }
      await this.outbox.put(...messages);
      return messages.length;
    });
  }

  private async concerned({ toldUpTo }: CorrectedRound, before: Standing, after: Standing): Promise<ConcernedLine[]> {
    if (isJudgedSummary(after.summary)) return this.concernedAuthors(before, after, toldUpTo ?? FIRST);
    const winners = [...before.summary.prizes.awards, ...after.summary.prizes.awards].map(({ person }) => person);
    const values = [this.context.tenantId(), before.id, after.id, toldUpTo ?? FIRST, TELL_AT_ONCE, [...new Set(winners)]];
    return this.unitOfWork.run((manager) => manager.query(concernedLines.text, values));
  }

  /** The same of a part of submissions: main authors, each by the best of theirs; who enters on paper for a unit has no pseudonym. */
  private async concernedAuthors(before: Standing, after: Standing, behind: string): Promise<ConcernedLine[]> {
    const [was, is] = [await this.pointsByAuthor(before), await this.pointsByAuthor(after)];
    const prizes = ({ summary }: Standing, person: string): string => prizesIn(summary.prizes.awards, person).map(({ group, tier }) => `${group}.${tier}`).sort().join(' '); // prettier-ignore
    return [...new Set([...was.keys(), ...is.keys()])]
      .map((person): ConcernedLine => ({ person, pointsBefore: was.get(person) ?? null, pointsAfter: is.get(person) ?? null }))
      .filter(
        ({ person, pointsBefore, pointsAfter }) =>
          pointsBefore === null || pointsAfter === null || prizes(before, person) !== prizes(after, person),
      ) // prettier-ignore
      .filter(({ person }) => person > behind)
      .toSorted((a, b) => (a.person < b.person ? -1 : 1))
      .slice(0, TELL_AT_ONCE);
  }

  private async pointsByAuthor({ id, summary }: Standing): Promise<ReadonlyMap<string, number>> {
    const points = new Map<string, number>();
    for (const { authors, points: own } of await this.judged.lines(id, { count: summary.ranked }))
      if (authors[0] && !points.has(authors[0])) points.set(authors[0], Number(own));
    return points;
  }
}

interface Told {
  running: RunningContest;
  round: Round;
  corrected: CorrectedRound;
  before: Standing;
  after: Standing;
}

/** What somebody is told; undefined where nothing is other for them, or the rules keep it closed. */
function wordsFor(
  { person, pointsBefore, pointsAfter }: ConcernedLine,
  { running, round, corrected, before, after }: Told,
): { body: string; isPrize: boolean } | undefined {
  const { contest, ruleSet } = running;
  const [had, has] = [before, after].map(({ summary }) => prizesIn(summary.prizes.awards, person));
  const nameOf = ({ group, tier }: ProposedAward): string =>
    ruleSet.prizes.find(({ code }) => code === group)?.tiers.find(({ code }) => code === tier)?.name ?? 'giải';
  const isHeld = (list: readonly ProposedAward[] | undefined, one: ProposedAward): boolean =>
    list?.some(({ group, tier }) => group === one.group && tier === one.tier) === true;
  const won = (has ?? []).filter((one) => !isHeld(had, one)).map(nameOf);
  const lost = (had ?? []).filter((one) => !isHeld(has, one)).map(nameOf);
  const isOut = pointsAfter === null;
  const isPrize = won.length > 0 || lost.length > 0 || isOut;
  const isJudged = round.kind === 'receiving';
  const seesPoints = !isJudged && maySeeScore(quizPart(ruleSet, round.partCode), { isClosed: true, isPublished: true });
  const points =
    seesPoints && pointsBefore !== null && pointsAfter !== null && pointsBefore !== pointsAfter
      ? `Điểm của bạn: trước ${formatPoints(pointsBefore)}, nay ${formatPoints(pointsAfter)}.`
      : '';
  if (!isPrize && points === '') return undefined;
  const { article, reason, kind } = corrected.correction;
  const own = isOut && kind === 'disqualification' ? `Bạn không được xếp hạng theo ${article ?? 'Thể lệ'}, vì ${reason ?? 'quyết định của Ban Tổ chức'}.` : isOut ? (isJudged ? 'Bài của bạn không còn trong bảng xếp hạng.' : 'Bạn không còn trong bảng xếp hạng.') : ''; // prettier-ignore
  const body = [
    `kết quả ${round.name}, ${contest.name} được đính chính.`,
    own,
    won.length > 0 ? `Chúc mừng bạn đạt ${won.join(', ')}.` : '',
    lost.length > 0 ? `${lost.join(', ')} không còn là của bạn.` : '',
    points,
    `Xem lý do ở mục ${ownPageName(running)}${isJudged ? '' : ' và Bảng vàng'} trên trang dự thi.`,
  ];
  return { body: body.filter(Boolean).join(' '), isPrize };
}

function prizesIn(awards: readonly ProposedAward[], person: string): ProposedAward[] {
  return awards.filter((award) => award.person === person);
}
