import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, type ContestId, type RoundId } from '#kernel';
import { canonicalJson, sha256 } from '#rules';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Conflicts } from './conflicts.service.js';
import { Councils } from './councils.service.js';
import { balance, type Balanced } from './domain/balance.js';
import type { CouncilSeat, SeatId } from './entities/council-seat.entity.js';
import { type AssignmentId, JudgeAssignment } from './entities/judge-assignment.entity.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame, type ListedEntry, type PhaseFrame } from './judging-frame.service.js';
import { Submitted } from './submitted.service.js';

/** Who would get what. */
export interface AssignmentPlan extends Balanced {
  give: { entry: number; seat: SeatId }[];
  /** Of what would be given and to whom: what is confirmed is what was shown. */
  sha256: string;
}

const SHORTEST_REASON = 10;

/** Who marks what: proposed by the machine, changed by hand. */
@Injectable()
export class Assignments {
  constructor(
    @InjectScoped(JudgeAssignment) private readonly rows: ScopedRepository<JudgeAssignment>,
    private readonly councils: Councils,
    private readonly conflicts: Conflicts,
    private readonly frame: JudgingFrame,
    private readonly submitted: Submitted,
    private readonly sheets: JudgedSheets,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * What the machine proposes beside what is assigned already: even loads within the limits of the judges, by theme where that
   * costs nothing, nobody in a conflict, also in one that shows only now. Looking at it changes nothing, and nothing is left to give
   * once it was applied.
   * @throws MarkingError PHASE_UNKNOWN
   */
  async preview(roundId: RoundId, phase: string): Promise<AssignmentPlan> {
    const frame = await this.frame.frame(roundId, phase);
    const barred = await this.conflicts.barred(roundId, phase);
    const entries = (await this.running(roundId, phase)).filter(await this.isGivable(roundId, phase));
    // What is assigned to somebody in whose conflict something shows now ends when the plan is applied.
    const named = (await this.of(roundId, phase)).filter((one) => !one.isFurther && !barred.has(`${one.seatId}|${one.submissionId}`));
    const active = Map.groupBy(named, ({ submissionId }) => submissionId);
    return this.balanced(frame, entries, barred, ({ submissionId }) => frame.rules.judges - (active.get(submissionId)?.length ?? 0));
  }

  /**
   * Assigns what was shown. Applying it again finds nothing to do.
   * @returns how many assignments were made
   * @throws MarkingError PLAN_CHANGED when something has changed since, NOT_OPEN when the phase is closed
   */
  async apply(roundId: RoundId, phase: string, shownSha256: string, by: AccountId): Promise<number> {
    return this.unitOfWork.run(async () => {
      await this.holdUnclosed(roundId, phase, 'alone');
      await this.conflicts.search(roundId, phase);
      const plan = await this.preview(roundId, phase);
      if (plan.give.length === 0) return 0;
      if (plan.sha256 !== shownSha256) throw new MarkingError('PLAN_CHANGED');
      const entries = new Map((await this.frame.entriesOf(roundId, phase)).map((entry) => [entry.entryNumber, entry.submissionId]));
      await this.rows.insert(
        plan.give.map(({ entry, seat }) => this.row({ roundId, phase, submissionId: entries.get(entry) as SubmissionId }, seat, by)),
      );
      await this.record('judging.assigned', roundId, by, { phase, assignments: plan.give.length });
      return plan.give.length;
    });
  }

  /**
   * Assigns by hand.
   * @throws MarkingError ENTRY_NOT_FOUND, ENTRY_CLOSED, NOT_OPEN, COPY_UNREAD, MAY_NOT_MARK, CONFLICTED, HAS_IT, ENOUGH_JUDGES
   */
  async give(roundId: RoundId, phase: string, entryNumber: number, seatId: SeatId, by: AccountId): Promise<AssignmentId> {
    await this.conflicts.search(roundId, phase);
    return this.unitOfWork.run(async () => {
      await this.holdUnclosed(roundId, phase);
      const { rules, round } = await this.frame.frame(roundId, phase);
      const { submissionId } = await this.frame.entry(roundId, phase, entryNumber);
      const held = await this.frame.holdEntry(roundId, phase, submissionId);
      if (!(await this.isGivable(roundId, phase))(held)) throw new MarkingError('COPY_UNREAD');
      const seats = markersOf(await this.councils.seats(round.contestId, rules.council));
      if (!seats.some(({ id }) => id === seatId)) throw new MarkingError('MAY_NOT_MARK');
      if (await this.conflicts.has(seatId, submissionId)) throw new MarkingError('CONFLICTED');
      const active = await this.rows.find({ where: { roundId, phase, submissionId, ended: IsNull() } });
      const own = await this.seatsOf(round.contestId, seatId);
      if (active.some((one) => own.has(one.seatId))) throw new MarkingError('HAS_IT');
      if (active.filter(({ isFurther }) => !isFurther).length >= rules.judges) throw new MarkingError('ENOUGH_JUDGES');
      const row = this.row({ roundId, phase, submissionId }, seatId, by);
      await this.rows.insert(row);
      await this.record('judging.given', roundId, by, { phase, entry: entryNumber, seat: seatId });
      return row.id;
    });
  }

  /** The secretariat takes an entry from a judge; what was written stays, and does not count. Twice is once. @throws MarkingError REASON_MISSING, ASSIGNMENT_NOT_FOUND, NOT_OPEN */
  async takeBack(id: AssignmentId, typedReason: string, by: AccountId): Promise<void> {
    await this.end(id, 'taken-back', typedReason, by);
  }

  /** A judge steps back, without a conflict: illness, too much to do. @throws MarkingError REASON_MISSING, ASSIGNMENT_NOT_FOUND, NOT_OPEN */
  async recuse(id: AssignmentId, typedReason: string, accountId: AccountId): Promise<void> {
    const assignment = await this.rows.findOne({ where: { id } });
    const seat = assignment && (await this.councils.seat(assignment.seatId));
    if (seat?.accountId !== accountId) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    await this.end(id, 'recused', typedReason, accountId);
  }

  /** What is assigned in a phase and has not ended. */
  async of(roundId: RoundId, phase: string): Promise<JudgeAssignment[]> {
    return this.rows.find({ where: { roundId, phase, ended: IsNull() }, order: { assignedAt: 'ASC', id: 'ASC' } });
  }

  /** What has ended, for the minutes. */
  async ended(roundId: RoundId): Promise<JudgeAssignment[]> {
    return this.rows.find({ where: { roundId, ended: Not(IsNull()) }, order: { endedAt: 'ASC', id: 'ASC' } });
  }

  /** The same for pages. @throws MarkingError PHASE_UNKNOWN */
  async lackingIn(roundId: RoundId, phase: string): Promise<number> {
    return this.lacking(await this.frame.frame(roundId, phase));
  }

  /** How many entries of a phase want judges. */
  async lacking({ round, rules }: PhaseFrame): Promise<number> {
    const active = await this.of(round.id, rules.code);
    const given = Map.groupBy(
      active.filter(({ isFurther }) => !isFurther),
      ({ submissionId }) => submissionId,
    );
    const entries = await this.running(round.id, rules.code);
    return entries.filter(({ submissionId }) => (given.get(submissionId)?.length ?? 0) < rules.judges).length;
  }

  /**
   * Calls one judge more for each entry of an open phase whose judges are so far apart that the rules want one, and which has
   * none yet. Nobody free: the entry waits, and the secretariat sees it.
   * @param only one entry alone: whoever finishes a sheet
   * @returns how many were called
   */
  async callFurther(roundId: RoundId, phase: string, only?: SubmissionId): Promise<number> {
    return this.unitOfWork.run(async () => {
      const frame = await this.frame.frame(roundId, phase);
      await this.frame.holdOpen(roundId, phase);
      const results = await this.sheets.results(roundId, frame.rules, only);
      const apart = new Set(results.filter(({ result }) => result.needsFurtherJudge).map(({ submissionId }) => submissionId));
      if (apart.size === 0) return 0;
      const called = await this.rows.find({ where: { roundId, phase, isFurther: true, ended: IsNull() } });
      for (const { submissionId } of called) apart.delete(submissionId);
      const entries = (await this.running(roundId, phase)).filter(({ submissionId }) => apart.has(submissionId));
      if (entries.length === 0) return 0;
      await this.conflicts.search(roundId, phase, only);
      const { give } = await this.balanced(frame, entries, await this.conflicts.barred(roundId, phase, only), () => 1);
      const ids = new Map(entries.map((entry) => [entry.entryNumber, entry.submissionId]));
      // Two who finish at once may both call somebody: one of them does.
      const added = await this.rows.insertMissing(
        give.map(({ entry, seat }) => ({
          ...this.row({ roundId, phase, submissionId: ids.get(entry) as SubmissionId }, seat, null),
          isFurther: true,
        })),
      );
      if (added > 0) await this.record('judging.further-called', roundId, null, { phase, entries: give.map(({ entry }) => entry) });
      return added;
    });
  }

  /** Entries that are still to be marked; not those whose marks were fixed when the phase was closed before. */
  private async running(roundId: RoundId, phase: string): Promise<ListedEntry[]> {
    const out = await this.submitted.out(roundId);
    return (await this.frame.entriesOf(roundId, phase)).filter(({ submissionId, closedAt }) => closedAt === null && !out.has(submissionId));
  }

  /** What is given in a blind phase that is open is read at once: then its copy must have been let out. */
  private async isGivable(roundId: RoundId, phase: string): Promise<(entry: Pick<ListedEntry, 'releasedAt'>) => boolean> {
    const row = (await this.frame.rows(roundId)).find((one) => one.phase === phase);
    const isRead = row?.isBlind === true && row.state === 'open';
    return ({ releasedAt }) => !isRead || releasedAt !== null;
  }

  private async end(id: AssignmentId, ended: 'recused' | 'taken-back', typedReason: string, by: AccountId): Promise<void> {
    const reason = cleanText(typedReason).slice(0, 1_000);
    if (reason.length < SHORTEST_REASON) throw new MarkingError('REASON_MISSING');
    await this.unitOfWork.run(async () => {
      const assignment = await this.rows.findOne({ where: { id } });
      if (!assignment) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
      const { roundId, phase, submissionId } = assignment;
      await this.holdUnclosed(roundId, phase);
      const { entryNumber } = await this.frame.holdEntry(roundId, phase, submissionId);
      const changes = { ended, endedAt: this.clock.now(), endedBecause: reason };
      if ((await this.rows.update({ id, ended: IsNull() }, changes)) === 0) return;
      // Why stands with the assignment, and goes with the term of the contest.
      await this.record(`judging.${ended}`, roundId, by, { phase, entry: entryNumber, seat: assignment.seatId });
    });
  }

  /** Common to both ways in which the machine assigns. */
  private async balanced(
    { round, rules }: PhaseFrame,
    entries: readonly ListedEntry[],
    barred: ReadonlySet<string>,
    needOf: (entry: ListedEntry) => number,
  ): Promise<AssignmentPlan> {
    const roundId = round.id;
    const seats = markersOf(await this.councils.seats(round.contestId, rules.council));
    const people = new Map((await this.councils.allSeats(round.contestId)).map(({ id, accountId }) => [id, accountId]));
    const all = await this.rows.find({ where: { roundId, phase: rules.code } });
    const goesOn = (one: JudgeAssignment): boolean => one.ended === null && !barred.has(`${one.seatId}|${one.submissionId}`);
    const loads = Map.groupBy(all.filter(goesOn), ({ seatId }) => seatId);
    const ofEntry = Map.groupBy(all, ({ submissionId }) => submissionId);
    const numbers = new Map((await this.frame.entriesOf(roundId, rules.code)).map((entry) => [entry.submissionId, entry.entryNumber]));
    const facts = await this.submitted.facts(entries.map(({ submissionId }) => submissionId));
    const conflicts = [...barred].map((key) => {
      const [seatId, submissionId] = key.split('|') as [SeatId, SubmissionId];
      return `${seatId}|${numbers.get(submissionId)}`;
    });
    // Whoever has had an entry does not get it again, in another seat neither.
    const taken = (submissionId: SubmissionId): SeatId[] => {
      const had = new Set((ofEntry.get(submissionId) ?? []).map(({ seatId }) => people.get(seatId)));
      return had.size === 0 ? [] : seats.filter(({ accountId }) => had.has(accountId)).map(({ id }) => id);
    };
    const given = balance(
      entries.map((entry) => ({
        entry: entry.entryNumber,
        theme: facts.get(entry.submissionId)?.theme ?? null,
        need: Math.max(0, needOf(entry)),
        taken: taken(entry.submissionId),
      })),
      seats.map(({ id, load, fields }) => ({
        ...{ seat: id, load, fields },
        has: loads.get(id)?.length ?? 0,
      })),
      new Set(conflicts),
      `${roundId}\n${rules.code}`,
    );
    return { ...given, give: given.give as AssignmentPlan['give'], sha256: sha256([canonicalJson(given.give)]) };
  }

  /** Every seat of the person in the contest, also those that were left. */
  private async seatsOf(contestId: ContestId, seatId: SeatId): Promise<ReadonlySet<SeatId>> {
    const all = await this.councils.allSeats(contestId);
    const person = all.find(({ id }) => id === seatId)?.accountId;
    return new Set(all.filter(({ accountId }) => accountId === person).map(({ id }) => id));
  }

  private async holdUnclosed(roundId: RoundId, phase: string, how: 'alone' | 'in-common' = 'in-common'): Promise<void> {
    const { state } = await this.frame.hold(roundId, phase, how);
    if (state === 'closed') throw new MarkingError('NOT_OPEN');
  }

  private row(
    place: Pick<JudgeAssignment, 'roundId' | 'phase' | 'submissionId'>,
    seatId: SeatId,
    assignedBy: AccountId | null,
  ): Omit<JudgeAssignment, 'tenantId'> {
    const now = this.clock.now();
    return {
      // Judges see the id: one that began with an instant would tell which entries came in later.
      ...{ id: randomUUID() as AssignmentId, ...place, seatId, isFurther: false },
      ...{ assignedBy, assignedAt: now, ended: null, endedAt: null, endedBecause: null, toldAt: null },
    };
  }

  private async record(action: string, roundId: RoundId, actor: AccountId | null, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'round', id: roundId }, details });
  }
}

/** Who marks: the secretary keeps the papers. */
export const markersOf = (seats: readonly CouncilSeat[]): CouncilSeat[] => seats.filter(({ role }) => role !== 'secretary');
