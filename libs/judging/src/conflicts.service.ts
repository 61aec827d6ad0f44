import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type Account, Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, foldVietnamese, type RoundId } from '#kernel';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type UnitId, UnitRegister } from '#units';
import { Councils } from './councils.service.js';
import { type AuthoredEntry, findConflicts, type SeatedPerson, type SeenUnit } from './domain/find-conflicts.js';
import type { CouncilSeat, SeatId } from './entities/council-seat.entity.js';
import { type AssignmentId, JudgeAssignment, JudgeConflict } from './entities/judge-assignment.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { Submitted } from './submitted.service.js';

const SHORTEST_REASON = 10;

/** Who may not mark what, and why. A conflict stays; what was assigned in spite of it ends, and its sheet does not count. */
@Injectable()
export class Conflicts {
  constructor(
    @InjectScoped(JudgeConflict) private readonly rows: ScopedRepository<JudgeConflict>,
    @InjectScoped(JudgeAssignment) private readonly assignments: ScopedRepository<JudgeAssignment>,
    private readonly councils: Councils,
    private readonly frame: JudgingFrame,
    private readonly submitted: Submitted,
    private readonly accounts: Accounts,
    private readonly units: UnitRegister,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Looks for conflicts of everybody who sits on the council of a phase. Again and again. @returns how many are new */
  async search(roundId: RoundId, phase: string): Promise<number> {
    const { round, rules } = await this.frame.frame(roundId, phase);
    const seats = await this.councils.seats(round.contestId, rules.council);
    const ids = (await this.frame.entriesOf(roundId, phase)).map(({ submissionId }) => submissionId);
    const all = (await this.submitted.ranked(roundId)).map(({ id }) => id as SubmissionId);
    const entries = await this.authored([...new Set([...ids, ...all])]);
    const found = findConflicts(
      await this.seated(seats),
      entries.filter(({ submission }) => ids.includes(submission as SubmissionId)),
      entries,
    );
    return this.unitOfWork.run(async () => {
      await this.frame.holdAll(roundId);
      const now = this.clock.now();
      const added = await this.rows.insertMissing(
        found.map(({ seat, submission, kind }) => ({
          ...{ seatId: seat as SeatId, submissionId: submission as SubmissionId, kind },
          ...{ reason: null, saidBy: null, saidAt: now },
        })),
      );
      for (const { seat, submission } of found)
        await this.end(roundId, { seatId: seat as SeatId, submissionId: submission as SubmissionId }, 'taken-back', 'Xung đột lợi ích');
      return added;
    });
  }

  /** The secretariat says that a judge is close to somebody. Twice is once. @throws CouncilError SEAT_NOT_FOUND; MarkingError REASON_MISSING */
  async add(roundId: RoundId, seatId: SeatId, submissionId: SubmissionId, typedReason: string, by: AccountId): Promise<void> {
    const reason = reasonOf(typedReason);
    await this.councils.seat(seatId);
    await this.unitOfWork.run(async () => {
      await this.frame.holdAll(roundId);
      await this.enter({ seatId, submissionId, kind: 'related', reason, saidBy: by });
      await this.end(roundId, { seatId, submissionId }, 'taken-back', 'Xung đột lợi ích');
    });
  }

  /**
   * A judge says that they know whose work it is, or are close to somebody in it; by the entry's number, without learning a
   * name. The assignment ends and the entry is free for somebody else.
   * @throws MarkingError ASSIGNMENT_NOT_FOUND, REASON_MISSING, NOT_OPEN
   */
  async declare(assignmentId: AssignmentId, typedReason: string, accountId: AccountId): Promise<void> {
    const reason = reasonOf(typedReason);
    await this.unitOfWork.run(async () => {
      const { roundId, phase, seatId, submissionId } = await this.own(assignmentId, accountId);
      const open = (await this.frame.holdAll(roundId)).find((row) => row.phase === phase && row.state === 'open');
      if (!open) throw new MarkingError('NOT_OPEN');
      await this.enter({ seatId, submissionId, kind: 'declared', reason, saidBy: accountId });
      await this.end(roundId, { seatId, submissionId }, 'recused', 'Giám khảo báo xung đột lợi ích');
    });
  }

  /** Conflicts of the entries of a phase, oldest first. */
  async of(roundId: RoundId, phase: string): Promise<JudgeConflict[]> {
    const ids = (await this.frame.entriesOf(roundId, phase)).map(({ submissionId }) => submissionId);
    return ids.length === 0 ? [] : this.rows.find({ where: { submissionId: In(ids) }, order: { saidAt: 'ASC' } });
  }

  /** Conflicts about one submission, oldest first. */
  async ofEntry(submissionId: SubmissionId): Promise<JudgeConflict[]> {
    return this.rows.find({ where: { submissionId }, order: { saidAt: 'ASC' } });
  }

  /** Whether somebody may mark or vote on a submission. */
  async has(seatId: SeatId, submissionId: SubmissionId): Promise<boolean> {
    return this.rows.exists({ seatId, submissionId });
  }

  private async own(assignmentId: AssignmentId, accountId: AccountId): Promise<JudgeAssignment> {
    const assignment = await this.assignments.findOne({ where: { id: assignmentId, ended: IsNull() } });
    const seat = assignment && (await this.councils.seat(assignment.seatId));
    if (!assignment || seat?.accountId !== accountId) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    return assignment;
  }

  private async enter(conflict: Pick<JudgeConflict, 'seatId' | 'submissionId' | 'kind' | 'reason' | 'saidBy'>): Promise<void> {
    const { seatId, submissionId, kind, saidBy } = conflict;
    if ((await this.rows.insertMissing([{ ...conflict, saidAt: this.clock.now() }])) === 0) return;
    // The reason may speak of people: it stands with the conflict, which ends with the term of the contest.
    await this.audit.record({
      ...{ actor: saidBy, action: `conflict.${kind}` },
      ...{ subject: { kind: 'council-seat', id: seatId }, details: { submission: submissionId } },
    });
  }

  /** Whoever calls holds the phases: what is closed stays as it is. */
  private async end(
    roundId: RoundId,
    which: Pick<JudgeAssignment, 'seatId' | 'submissionId'>,
    ended: 'recused' | 'taken-back',
    because: string,
  ): Promise<void> {
    const phases = (await this.frame.rows(roundId)).filter(({ state }) => state !== 'closed').map(({ phase }) => phase);
    const changes = { ended, endedAt: this.clock.now(), endedBecause: because };
    if (phases.length > 0) await this.assignments.update({ ...which, roundId, phase: In(phases), ended: IsNull() }, changes);
  }

  private async seated(seats: readonly CouncilSeat[]): Promise<SeatedPerson[]> {
    const accounts = await this.accounts.findMany(seats.map(({ accountId }) => accountId));
    const units = await this.unitsOf(seats.map(({ unitId }) => unitId));
    return seats.map(({ id, accountId, unitId }) => {
      const { nameKey = null, birthDate = null, phone = null, email = null } = accounts.get(accountId) ?? ({} as Partial<Account>);
      return { seat: id, accountId, nameKey, birthDate, phone, email, unit: (unitId && units.get(unitId)) ?? null };
    });
  }

  private async authored(ids: readonly SubmissionId[]): Promise<AuthoredEntry[]> {
    const authors = await this.submitted.authors(ids);
    const facts = await this.submitted.facts(ids);
    const units = await this.unitsOf([...facts.values()].map(({ unitId }) => unitId));
    return ids.map((submission) => {
      const unitId = facts.get(submission)?.unitId ?? null;
      return {
        submission,
        authors: (authors.get(submission) ?? []).map((one) => ({ ...one, unitKey: one.unitName && foldVietnamese(one.unitName) })),
        unit: (unitId && units.get(unitId)) ?? null,
      };
    });
  }

  private async unitsOf(ids: readonly (UnitId | null)[]): Promise<ReadonlyMap<UnitId, SeenUnit>> {
    const found = await this.units.findMany(ids.flatMap((id) => id ?? []));
    return new Map([...found.values()].map(({ id, code, nameKey, codes }) => [id, { code, nameKey, codes }]));
  }
}

function reasonOf(typed: string): string {
  const reason = cleanText(typed).slice(0, 1_000);
  if (reason.length < SHORTEST_REASON) throw new MarkingError('REASON_MISSING');
  return reason;
}
