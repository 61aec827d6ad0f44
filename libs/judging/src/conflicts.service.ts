import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type SelectQueryBuilder } from 'typeorm';
import { type Account, Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, foldVietnamese, type RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import { type AuthoredEntry, findConflicts, type FoundConflict, type SeatedPerson, type SeenUnit } from '#rules';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { type UnitId, UnitRegister } from '#units';
import { Councils } from './councils.service.js';
import { CouncilSeat, type SeatId } from './entities/council-seat.entity.js';
import { type AssignmentId, JudgeAssignment, JudgeConflict } from './entities/judge-assignment.entity.js';
import { JudgedEntry } from './entities/judging-phase.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { Submitted } from './submitted.service.js';

const SHORTEST_REASON = 10;

/** What goes on in phases that are not closed, and somebody has who is in a conflict, whatever seat the conflict was said of. */
const END = hotStatement<[tenant: string, round: string, ended: string, at: Date, because: string], { id: AssignmentId }>(
  'judging-end-in-conflict',
  `update judge_assignments a set ended = $3, ended_at = $4, ended_because = $5
   from judge_conflicts k
   join council_seats o on o.tenant_id = k.tenant_id and o.id = k.seat_id
   join council_seats c on c.tenant_id = o.tenant_id and c.contest_id = o.contest_id and c.account_id = o.account_id
   where a.tenant_id = $1 and a.round_id = $2 and a.ended is null and k.tenant_id = $1 and k.withdrawn_at is null
     and a.submission_id = k.submission_id and a.seat_id = c.id
     and exists (select from judging_phases p
       join judged_entries e on e.tenant_id = p.tenant_id and e.round_id = p.round_id and e.phase = p.phase and e.submission_id = a.submission_id
       where p.tenant_id = $1 and p.round_id = $2 and p.phase = a.phase and p.state <> 'closed' and e.closed_at is null)
   returning a.id`,
);

interface SeatOnSubmission {
  seatId: SeatId;
  submissionId: SubmissionId;
}

const keyOf = ({ seatId, submissionId }: SeatOnSubmission): string => `${seatId}|${submissionId}`;

/** Who may not mark what, and why. A conflict holds for a person, in every seat; what was assigned in spite of it ends, and its sheet does not count. */
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
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Looks for conflicts of everybody who sits on the council of a phase, and ends what was assigned in spite of one. Again and again.
   * @param only one entry alone
   * @returns how many are new
   */
  async search(roundId: RoundId, phase: string, only?: SubmissionId): Promise<number> {
    const found = await this.find(roundId, phase, only);
    return this.unitOfWork.run(async () => {
      await this.frame.holdAll(roundId);
      const now = this.clock.now();
      const added = await this.rows.insertMissing(
        found.map(({ seat, submission, kind }) => ({
          ...{ seatId: seat as SeatId, submissionId: submission as SubmissionId, kind },
          ...{ reason: null, saidBy: null, saidAt: now },
        })),
      );
      const ended = await this.end(roundId, 'taken-back', 'Xung đột lợi ích');
      if (added > 0 || ended.length > 0)
        await this.audit.record({
          ...{ actor: null, action: 'conflict.found', subject: { kind: 'round', id: roundId } },
          details: { phase, found: added, ended: ended.map(({ id }) => id) },
        });
      return added;
    });
  }

  /** The same for every phase that a seat marks in and that is not closed: the person has got the seat, or works elsewhere. */
  async searchFor(seatId: SeatId): Promise<void> {
    const { contestId, council } = await this.councils.seat(seatId);
    for (const { roundId, phase } of await this.frame.unclosed(contestId)) {
      const { rules } = await this.frame.frame(roundId, phase);
      if (rules.council === council) await this.search(roundId, phase);
    }
  }

  /** The secretariat says that a judge is close to somebody. Twice is once. @throws CouncilError SEAT_NOT_FOUND; MarkingError REASON_MISSING, MAY_NOT_MARK */
  async add(roundId: RoundId, seatId: SeatId, submissionId: SubmissionId, typedReason: string, by: AccountId): Promise<void> {
    const reason = reasonOf(typedReason);
    const seat = await this.councils.seat(seatId);
    const { round } = await this.frame.first(roundId);
    if (seat.contestId !== round.contestId) throw new MarkingError('MAY_NOT_MARK');
    await this.unitOfWork.run(async () => {
      await this.frame.holdAll(roundId);
      await this.enter({ seatId, submissionId, kind: 'related', reason, saidBy: by });
      await this.end(roundId, 'taken-back', 'Xung đột lợi ích');
    });
  }

  /**
   * Takes back what was said of a judge and a submission by mistake, all of it; the rows stay. What ended because of it stays ended,
   * and phases that were closed meanwhile stay as they are.
   * @throws MarkingError REASON_MISSING; CONFLICT_NOT_FOUND; OWN_CONFLICT for the judge, and for whoever said any of it
   */
  async withdraw(seatId: SeatId, submissionId: SubmissionId, typedReason: string, by: AccountId): Promise<void> {
    const withdrawnBecause = reasonOf(typedReason);
    await this.unitOfWork.run(async () => {
      const { accountId } = await this.councils.seat(seatId);
      const said = await this.rows.find({ where: { seatId, submissionId, withdrawnAt: IsNull() } });
      if (said.length === 0) throw new MarkingError('CONFLICT_NOT_FOUND');
      if (accountId === by || said.some(({ saidBy }) => saidBy === by)) throw new MarkingError('OWN_CONFLICT');
      const withdrawn = { withdrawnBy: by, withdrawnAt: this.clock.now(), withdrawnBecause };
      // Those that were looked at alone: what is said in between stays; what somebody else has just withdrawn is not there any more.
      const kind = In(said.map((one) => one.kind));
      const rows = await this.rows.update({ seatId, submissionId, kind, withdrawnAt: IsNull() }, withdrawn);
      if (rows === 0) throw new MarkingError('CONFLICT_NOT_FOUND');
      await this.audit.record({
        ...{ actor: by, action: 'conflict.withdrawn' },
        ...{ subject: { kind: 'council-seat', id: seatId }, details: { submission: submissionId } },
      });
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
      await this.end(roundId, 'recused', 'Giám khảo báo xung đột lợi ích');
    });
  }

  /** Conflicts of the entries of a phase, oldest first; withdrawn ones too. */
  async of(roundId: RoundId, phase: string): Promise<JudgeConflict[]> {
    const ids = (await this.frame.entriesOf(roundId, phase)).map(({ submissionId }) => submissionId);
    return ids.length === 0 ? [] : this.rows.find({ where: { submissionId: In(ids) }, order: { saidAt: 'ASC' } });
  }

  /**
   * Who may not mark what in a phase, as "seat|submission": said, or found now. Writes nothing.
   * @param only look for conflicts about one entry alone
   */
  async barred(roundId: RoundId, phase: string, only?: SubmissionId): Promise<ReadonlySet<string>> {
    const said = await this.ofPeople((query) =>
      query
        .innerJoin(
          JudgedEntry,
          'e',
          'e.tenant_id = k.tenant_id and e.round_id = :roundId and e.phase = :phase and e.submission_id = k.submission_id',
          { roundId, phase },
        )
        .getRawMany<SeatOnSubmission>(),
    );
    const withdrawn = new Set(
      (await this.of(roundId, phase)).filter(({ withdrawnAt }) => withdrawnAt !== null).map((one) => `${keyOf(one)}|${one.kind}`),
    );
    const found = (await this.find(roundId, phase, only)).filter(
      ({ seat, submission, kind }) => !withdrawn.has(`${seat}|${submission}|${kind}`),
    );
    return new Set([...said.map(keyOf), ...found.map(({ seat, submission }) => `${seat}|${submission}`)]);
  }

  /** Conflicts about one submission, oldest first; withdrawn ones too. */
  async ofEntry(submissionId: SubmissionId): Promise<JudgeConflict[]> {
    return this.rows.find({ where: { submissionId }, order: { saidAt: 'ASC' } });
  }

  /** Every seat, in whatever council, of the people who may neither mark nor vote on a submission. */
  async seatsAgainst(submissionId: SubmissionId): Promise<ReadonlySet<SeatId>> {
    const rows = await this.ofPeople((query) =>
      query.andWhere('k.submissionId = :submissionId', { submissionId }).getRawMany<SeatOnSubmission>(),
    );
    return new Set(rows.map(({ seatId }) => seatId));
  }

  /** Whether somebody has said or found why a judge may neither mark nor vote on a submission. */
  async has(seatId: SeatId, submissionId: SubmissionId): Promise<boolean> {
    return (await this.seatsAgainst(submissionId)).has(seatId);
  }

  /** A conflict is the person's: each counts for all seats that its person has or had in the contest. */
  private async ofPeople(read: (query: SelectQueryBuilder<JudgeConflict>) => Promise<SeatOnSubmission[]>): Promise<SeatOnSubmission[]> {
    return this.rows.query('k', (query) =>
      read(
        query
          .innerJoin(CouncilSeat, 'o', 'o.tenant_id = k.tenant_id and o.id = k.seat_id')
          .innerJoin(CouncilSeat, 'c', 'c.tenant_id = o.tenant_id and c.contest_id = o.contest_id and c.account_id = o.account_id')
          .andWhere('k.withdrawn_at is null')
          .select(['c.id as "seatId"', 'k.submission_id as "submissionId"']),
      ),
    );
  }

  private async find(roundId: RoundId, phase: string, only?: SubmissionId): Promise<FoundConflict[]> {
    const { round, rules } = await this.frame.frame(roundId, phase);
    const seats = await this.councils.seats(round.contestId, rules.council);
    const ids = only ? [only] : (await this.frame.entriesOf(roundId, phase)).map(({ submissionId }) => submissionId);
    const wanted = new Set<string>(ids);
    const all = (await this.submitted.ranked(roundId)).map(({ id }) => id as SubmissionId);
    const entries = await this.authored([...new Set([...ids, ...all])]);
    return findConflicts(
      await this.seated(seats),
      entries.filter(({ submission }) => wanted.has(submission)),
      entries,
    );
  }

  private async own(assignmentId: AssignmentId, accountId: AccountId): Promise<JudgeAssignment> {
    const assignment = await this.assignments.findOne({ where: { id: assignmentId, ended: IsNull() } });
    const seat = assignment && (await this.councils.seat(assignment.seatId));
    if (!assignment || seat?.accountId !== accountId) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    return assignment;
  }

  private async enter(conflict: Pick<JudgeConflict, 'seatId' | 'submissionId' | 'kind' | 'reason' | 'saidBy'>): Promise<void> {
    const { seatId, submissionId, kind, reason, saidBy } = conflict;
    const saidAt = this.clock.now();
    if ((await this.rows.insertMissing([{ ...conflict, saidAt }])) === 0) {
      // Said again after it was withdrawn: it holds again.
      const again = { reason, saidBy, saidAt, withdrawnBy: null, withdrawnAt: null, withdrawnBecause: null };
      if ((await this.rows.update({ seatId, submissionId, kind, withdrawnAt: Not(IsNull()) }, again)) === 0) return;
    }
    // The reason may speak of people: it stands with the conflict, which ends with the term of the contest.
    await this.audit.record({
      ...{ actor: saidBy, action: `conflict.${kind}` },
      ...{ subject: { kind: 'council-seat', id: seatId }, details: { submission: submissionId } },
    });
  }

  /** Whoever calls holds the phases: what is closed stays as it is. */
  private async end(roundId: RoundId, ended: 'recused' | 'taken-back', because: string): Promise<{ id: AssignmentId }[]> {
    const values = [this.context.tenantId(), roundId, ended, this.clock.now(), because];
    const [rows] = await this.unitOfWork.run<[{ id: AssignmentId }[], number]>((manager) => manager.query(END.text, values));
    return rows;
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
