import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type AssignmentId, JudgeAssignment } from './entities/judge-assignment.entity.js';
import { SheetDraft, SheetReopening } from './entities/score-sheet.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgeLetters } from './judge-letters.service.js';
import { JudgingFrame } from './judging-frame.service.js';
import { type OwnAssignment, OwnAssignments } from './own-assignments.service.js';
import { SheetFinishing } from './sheet-finishing.service.js';

const SHORTEST_REASON = 10;

/** A finished sheet is opened again by two people, of whom the second is not its judge; the earlier version stays. */
@Injectable()
export class SheetReopenings {
  constructor(
    @InjectScoped(SheetReopening) private readonly rows: ScopedRepository<SheetReopening>,
    @InjectScoped(SheetDraft) private readonly drafts: ScopedRepository<SheetDraft>,
    private readonly own: OwnAssignments,
    private readonly frame: JudgingFrame,
    private readonly finishing: SheetFinishing,
    private readonly letters: JudgeLetters,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The judge asks. @throws as `ask`, ASSIGNMENT_NOT_FOUND when it is somebody else's */
  async askOwn(accountId: AccountId, assignmentId: AssignmentId, reason: string): Promise<void> {
    await this.own.own(assignmentId, accountId);
    await this.ask(assignmentId, reason, accountId);
  }

  /** @throws MarkingError ASSIGNMENT_NOT_FOUND, NOT_OPEN, ENTRY_CLOSED, SHEET_NOT_FINISHED, REASON_MISSING, REOPENING_ASKED */
  async ask(assignmentId: AssignmentId, typedReason: string, by: AccountId): Promise<void> {
    const reason = cleanText(typedReason).slice(0, 1_000);
    if (reason.length < SHORTEST_REASON) throw new MarkingError('REASON_MISSING');
    await this.unitOfWork.run(async () => {
      const { assignment } = await this.own.one(assignmentId);
      await this.frame.holdOpen(assignment.roundId, assignment.phase);
      await this.frame.holdEntry(assignment.roundId, assignment.phase, assignment.submissionId);
      const { version } = await this.finishing.hold(assignmentId);
      if (version === null) throw new MarkingError('SHEET_NOT_FINISHED');
      const asked = { assignmentId, version, askedAt: this.clock.now(), reason, askedBy: by };
      if ((await this.rows.insertMissing([{ ...asked, decidedBy: null, decidedAt: null, decision: null }])) === 0)
        throw new MarkingError('REOPENING_ASKED');
      // Why stands with the sheet, and goes with the term of the contest.
      await this.record('sheet.reopening-asked', assignmentId, by, { version });
    });
  }

  /** Decides what is waiting. @throws MarkingError NO_REOPENING, OWN_REOPENING, NOT_OPEN, ENTRY_CLOSED */
  async decide(assignmentId: AssignmentId, decision: 'reopened' | 'declined', by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { assignment, seat }: OwnAssignment = await this.own.one(assignmentId);
      await this.frame.holdOpen(assignment.roundId, assignment.phase);
      await this.frame.holdEntry(assignment.roundId, assignment.phase, assignment.submissionId);
      await this.finishing.hold(assignmentId);
      const waiting = await this.rows.findOne({ where: { assignmentId, decidedAt: IsNull() } });
      if (!waiting) throw new MarkingError('NO_REOPENING');
      if (by === waiting.askedBy || by === seat.accountId) throw new MarkingError('OWN_REOPENING');
      await this.rows.update({ assignmentId, decidedAt: IsNull() }, { decidedBy: by, decidedAt: this.clock.now(), decision });
      if (decision === 'reopened') {
        await this.drafts.update({ assignmentId, version: waiting.version }, { version: null, revision: () => 'revision + 1' });
        // The phase waits for somebody who believes that they are done.
        await this.letters.sheetReopened(assignmentId);
      }
      await this.record(`sheet.${decision === 'reopened' ? 'reopened' : 'reopening-declined'}`, assignmentId, by, {
        version: waiting.version,
      });
    });
  }

  /** What waits in a round, or in one phase of it, oldest first; nothing about assignments that have ended. */
  async waiting(roundId: RoundId, phase?: string): Promise<SheetReopening[]> {
    return this.rows.query('r', (query) => {
      query
        .innerJoin(JudgeAssignment, 'a', 'a.tenant_id = r.tenant_id and a.id = r.assignment_id')
        .andWhere('a.roundId = :roundId and a.ended is null and r.decided_at is null', { roundId })
        .orderBy('r.askedAt', 'ASC');
      if (phase !== undefined) query.andWhere('a.phase = :phase', { phase });
      return query.getMany();
    });
  }

  private async record(action: string, assignmentId: AssignmentId, actor: AccountId, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'judge-assignment', id: assignmentId }, details });
  }
}
