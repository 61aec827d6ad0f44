import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, capitalise, Clock, formatNumber, localDay, parseLocal, type RoundId } from '#kernel';
import { type NewMessage, Outbox } from '#mail';
import { hotStatement } from '#persistence';
import { formatEndOf, nameOfIn } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { Councils } from './councils.service.js';
import type { CouncilSeat, SeatId, SeatRole } from './entities/council-seat.entity.js';
import { type AssignmentId, JudgeAssignment } from './entities/judge-assignment.entity.js';
import { PhaseRow } from './entities/judging-phase.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame, type PhaseFrame } from './judging-frame.service.js';

const ROLES: Readonly<Record<SeatRole, string>> = { chair: 'chủ tịch', secretary: 'thư ký', member: 'thành viên' };

interface Left {
  seatId: SeatId;
  assigned: number;
  left: number;
}

const LEFT = hotStatement<[tenant: string, round: string, phase: string], Left>(
  'judging-left-to-mark',
  `select a.seat_id as "seatId", count(*)::int as assigned, count(*) filter (where s.version is null)::int as left
   from judge_assignments a left join score_sheets s on s.tenant_id = a.tenant_id and s.assignment_id = a.id
   where a.tenant_id = $1 and a.round_id = $2 and a.phase = $3 and a.ended is null and (s.version is not null or not exists (
     select from submissions_out o where o.tenant_id = a.tenant_id and o.submission_id = a.submission_id offset 0))
   group by a.seat_id order by a.seat_id`,
);

/** Who gives by hand gives several: what one judge gets in this time goes into one letter. */
const GATHER_MS = 30 * 60_000;
/** In Vietnam. */
const LETTERS_FROM = '07:00';

interface Untold {
  roundId: RoundId;
  phase: string;
  seatId: SeatId;
}

const UNTOLD = hotStatement<[tenant: string, before: Date, today: Date], Untold>(
  'judging-untold-assignments',
  `select a.round_id as "roundId", a.phase, a.seat_id as "seatId"
   from judge_assignments a
   join judging_phases p on p.tenant_id = a.tenant_id and p.round_id = a.round_id and p.phase = a.phase and p.state = 'open' and p.told_at is not null
   where a.tenant_id = $1 and a.told_at is null and a.ended is null and not exists (
     select from submissions_out o where o.tenant_id = a.tenant_id and o.submission_id = a.submission_id offset 0)
   group by a.tenant_id, a.round_id, a.phase, a.seat_id, p.told_at
   having min(a.assigned_at) <= $2 and not exists (
     select from judge_assignments t where t.tenant_id = a.tenant_id and t.round_id = a.round_id and t.phase = a.phase
       and t.seat_id = a.seat_id and t.told_at >= $3 and t.told_at > p.told_at)
   order by a.round_id, a.phase, a.seat_id`,
);

/** Letters to those who judge. They say how many entries there are and until when; of an entry its number in the phase alone. */
@Injectable()
export class JudgeLetters {
  constructor(
    @InjectScoped(PhaseRow) private readonly phases: ScopedRepository<PhaseRow>,
    @InjectScoped(JudgeAssignment) private readonly assignments: ScopedRepository<JudgeAssignment>,
    private readonly frame: JudgingFrame,
    private readonly councils: Councils,
    private readonly contests: ContestReader,
    private readonly accounts: Accounts,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Writes to somebody who has got a seat. @param url where they sign in. @throws CouncilError SEAT_NOT_FOUND */
  async appointed(seatId: SeatId, url: string): Promise<void> {
    const { contestId, council, accountId, role } = await this.councils.seat(seatId);
    const { contest, ruleSet } = await this.contests.contest(contestId);
    const name = ruleSet.teams.find(({ code }) => code === council)?.name ?? council;
    const account = await this.accounts.findById(accountId);
    if (!account?.email) return;
    await this.outbox.put({
      ...{ channel: 'email', recipient: account.email, subject: `Bạn có tên trong ${name}` },
      body: `${account.fullName} được ghi vào ${name} của ${contest.name} với nhiệm vụ ${ROLES[role]}. Khi có việc, chúng tôi gửi thư cho bạn. Trang làm việc: ${url}`,
    });
  }

  /**
   * Tells everybody who has something to mark in a phase that it is open; told twice is told once.
   * @param url where they mark
   * @returns how many letters are on their way
   * @throws MarkingError PHASE_UNKNOWN, NOT_OPEN
   */
  async opened(roundId: RoundId, phase: string, url: string): Promise<number> {
    const frame = await this.frame.frame(roundId, phase);
    return this.unitOfWork.run(async () => {
      await this.frame.holdOpen(roundId, phase);
      const toldAt = this.clock.now();
      const isNew = await this.phases.update({ roundId, phase, toldAt: IsNull() }, { toldAt, markingUrl: url });
      if (isNew === 0) return 0;
      await this.assignments.update({ roundId, phase, ended: IsNull(), toldAt: IsNull() }, { toldAt });
      const own = await this.left(roundId, phase);
      return this.write(own, ({ assigned }) => ({
        subject: `Mời bạn chấm bài: ${frame.rules.name}`,
        body: `${capitalise(placeOf(frame))}, đã mở. Bạn có ${formatNumber(assigned)} bài cần chấm${untilOf(frame)}. Mời bạn chấm tại ${url}`,
      }));
    });
  }

  /**
   * Reminds those who have not finished; at most once a day.
   * @returns how many letters are on their way; 0 when all have finished, or were reminded today
   * @throws MarkingError PHASE_UNKNOWN, NOT_OPEN
   */
  async remind(roundId: RoundId, phase: string, url: string, by: AccountId): Promise<number> {
    const frame = await this.frame.frame(roundId, phase);
    return this.unitOfWork.run(async () => {
      const { remindedOn } = await this.frame.hold(roundId, phase, 'alone');
      const own = (await this.left(roundId, phase)).filter(({ left }) => left > 0);
      const today = localDay(this.clock.now());
      if (own.length === 0 || remindedOn === today) return 0;
      if ((await this.phases.update({ roundId, phase, state: 'open' }, { remindedOn: today })) === 0) throw new MarkingError('NOT_OPEN');
      const letters = await this.write(own, ({ assigned, left }) => ({
        subject: `Nhắc bạn chấm bài: ${frame.rules.name}`,
        body: `Bạn còn ${formatNumber(left)} trong ${formatNumber(assigned)} bài chưa hoàn thành phiếu chấm ở ${placeOf(frame)}${untilOf(frame)}. Mời bạn chấm tiếp tại ${url}`,
      }));
      await this.audit.record({
        ...{ actor: by, action: 'judges.reminded', subject: { kind: 'round', id: roundId }, details: { phase, letters } },
      });
      return letters;
    });
  }

  /**
   * One look of the worker: tells judges of an open phase what they have got since they were told of it, each at most once a day and in one
   * letter. Several may look at once.
   * @returns how many letters are on their way
   */
  async look(): Promise<number> {
    const now = this.clock.now();
    const values = [this.context.tenantId(), new Date(now.getTime() - GATHER_MS), dayBegan(now)];
    const untold = await this.unitOfWork.run<Untold[]>((manager) => manager.query(UNTOLD.text, values));
    let letters = 0;
    for (const own of Map.groupBy(untold, ({ roundId, phase }) => `${roundId}|${phase}`).values()) letters += await this.tellMore(own);
    return letters;
  }

  /** Tells a judge that a finished sheet is open again, in the caller's unit of work. @throws MarkingError PHASE_UNKNOWN */
  async sheetReopened(assignmentId: AssignmentId): Promise<void> {
    const assignment = await this.assignments.findOne({ where: { id: assignmentId } });
    if (!assignment) return;
    const { roundId, phase, seatId, submissionId } = assignment;
    const [frame, { markingUrl }] = [await this.frame.frame(roundId, phase), await this.frame.row(roundId, phase)];
    const { entryNumber } = await this.frame.entryOf(roundId, phase, submissionId);
    await this.write([{ seatId, assigned: 1, left: 1 }], () => ({
      subject: `Phiếu chấm của bạn được mở lại: ${frame.rules.name}`,
      body: `Phiếu chấm bài số ${formatNumber(entryNumber)} của bạn ở ${placeOf(frame)}, được mở lại. Bản đã hoàn thành không còn được tính; mời bạn xem lại và hoàn thành phiếu${untilOf(frame)} ${placeToMark(markingUrl)}`,
    }));
  }

  private async tellMore(own: readonly Untold[]): Promise<number> {
    const [{ roundId, phase }] = own as [Untold];
    const frame = await this.frame.frame(roundId, phase);
    return this.unitOfWork.run(async () => {
      const { state, markingUrl } = await this.frame.hold(roundId, phase, 'in-common');
      if (state !== 'open') return 0;
      const given = new Map<SeatId, number>();
      for (const { seatId } of own) {
        // Whoever of several workers comes second finds that these were told.
        const which = { roundId, phase, seatId, ended: IsNull(), toldAt: IsNull() };
        given.set(seatId, await this.assignments.update(which, { toldAt: this.clock.now() }));
      }
      const left = (await this.left(roundId, phase)).filter((one) => one.left > 0 && (given.get(one.seatId) ?? 0) > 0);
      return this.write(left, (one) => ({
        subject: `Bạn được giao thêm bài: ${frame.rules.name}`,
        body: `Bạn được giao thêm ${formatNumber(given.get(one.seatId) ?? 0)} bài ở ${placeOf(frame)}. Hiện bạn còn ${formatNumber(one.left)} bài chưa hoàn thành phiếu chấm${untilOf(frame)}. Mời bạn chấm ${placeToMark(markingUrl)}`,
      }));
    });
  }

  private async left(roundId: RoundId, phase: string): Promise<Left[]> {
    return this.unitOfWork.run<Left[]>((manager) => manager.query(LEFT.text, [this.context.tenantId(), roundId, phase]));
  }

  private async write(own: readonly Left[], letter: (one: Left) => Pick<NewMessage, 'subject' | 'body'>): Promise<number> {
    const seats = await this.councils.several(own.map(({ seatId }) => seatId));
    const accounts = await this.accounts.findMany([...seats.values()].map(({ accountId }: CouncilSeat) => accountId));
    const letters = own.flatMap((one): NewMessage[] => {
      const seat = seats.get(one.seatId);
      const account = seat && accounts.get(seat.accountId);
      if (!account?.email || account.status !== 'active') return [];
      return [{ channel: 'email', recipient: account.email, ...letter(one) }];
    });
    if (letters.length > 0) await this.outbox.put(...letters);
    return letters.length;
  }
}

const placeOf = ({ running, part, rules }: PhaseFrame): string => `vòng chấm “${rules.name}”, phần ${part.name}, ${running.contest.name}`;

/** When the day of letters began: nobody is woken by the second one. */
function dayBegan(now: Date): Date {
  const today = parseLocal(`${localDay(now)} ${LETTERS_FROM}`) as Date;
  return now < today ? new Date(today.getTime() - 24 * 60 * 60_000) : today;
}

/** Where the letter leads; a phase that was opened without letters knows no address. */
const placeToMark = (url: string | null): string => (url === null ? 'ở trang Chấm bài.' : `tại ${url}`);

/** ", đến 17:00 ngày 05/11/2024" */
function untilOf({ running, rules }: PhaseFrame): string {
  const closes = rules.appraising?.closes;
  return closes === undefined ? '' : `, đến ${formatEndOf(closes, nameOfIn(running.ruleSet))}`;
}
