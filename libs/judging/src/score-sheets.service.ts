import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock } from '#kernel';
import { canonicalJson } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type SheetContent, tidySheet } from './domain/sheet-content.js';
import type { AssignmentId } from './entities/judge-assignment.entity.js';
import { FinishedSheet, SheetDraft } from './entities/score-sheet.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { OwnAssignments } from './own-assignments.service.js';
import { checkPoints, SheetFinishing } from './sheet-finishing.service.js';

/** The score sheets of judges: saved by themselves, finished once. Nobody marks in somebody else's place. */
@Injectable()
export class ScoreSheets {
  constructor(
    @InjectScoped(SheetDraft) private readonly drafts: ScopedRepository<SheetDraft>,
    @InjectScoped(FinishedSheet) private readonly finished: ScopedRepository<FinishedSheet>,
    private readonly own: OwnAssignments,
    private readonly frame: JudgingFrame,
    private readonly finishing: SheetFinishing,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what a judge has written so far. The same text again is kept once, whatever the revision.
   * @param revision that of the sheet before the judge's eyes
   * @returns the revision that the sheet now has
   * @throws MarkingError ASSIGNMENT_NOT_FOUND, NOT_OPEN, ENTRY_CLOSED, SHEET_FINISHED, POINTS_INVALID; SHEET_CHANGED when it was saved elsewhere meanwhile
   */
  async save(accountId: AccountId, assignmentId: AssignmentId, typed: SheetContent & { revision: number }): Promise<number> {
    const { assignment } = await this.own.own(assignmentId, accountId);
    const { rules } = await this.frame.frame(assignment.roundId, assignment.phase);
    const content = tidySheet(rules, typed);
    checkPoints(rules, content);
    return this.unitOfWork.run(async () => {
      await this.frame.holdOpen(assignment.roundId, assignment.phase);
      const { closedAt } = await this.frame.entryOf(assignment.roundId, assignment.phase, assignment.submissionId);
      if (closedAt !== null) throw new MarkingError('ENTRY_CLOSED');
      const draft = await this.finishing.hold(assignmentId);
      if (draft.version !== null) throw new MarkingError('SHEET_FINISHED');
      if (canonicalJson(contentOf(draft)) === canonicalJson(content)) return draft.revision;
      if (draft.revision !== typed.revision) throw new MarkingError('SHEET_CHANGED');
      const revision = draft.revision + 1;
      await this.drafts.update({ assignmentId, version: IsNull() }, { ...content, revision, savedAt: this.clock.now() });
      return revision;
    });
  }

  /**
   * Finishes a sheet as it was saved. Again and again: the same version.
   * @throws MarkingError ASSIGNMENT_NOT_FOUND, NOT_OPEN, NOTHING_TO_READ, SHEET_CHANGED, POINTS_MISSING, VOTE_MISSING
   */
  async finish(accountId: AccountId, assignmentId: AssignmentId, revision: number): Promise<Pick<FinishedSheet, 'version' | 'sha256'>> {
    return this.unitOfWork.run(async () => {
      const own = await this.own.own(assignmentId, accountId);
      const { roundId, phase, submissionId } = own.assignment;
      const { rules } = await this.frame.frame(roundId, phase);
      const { entryNumber } = await this.frame.holdToMark(roundId, phase, submissionId);
      const draft = await this.finishing.hold(assignmentId);
      // Held now: the assignment may have ended while this waited.
      await this.own.own(assignmentId, accountId);
      if (draft.version !== null) return this.version(assignmentId, draft.version);
      if (draft.revision !== revision) throw new MarkingError('SHEET_CHANGED');
      const done = await this.finishing.finish(own, rules, contentOf(draft), { source: 'judge', by: accountId, second: null });
      await this.audit.record({
        ...{ actor: accountId, action: 'sheet.finished', subject: { kind: 'judge-assignment', id: assignmentId } },
        details: { phase, entry: entryNumber, version: done.version, sha256: done.sha256 },
      });
      return done;
    });
  }

  private async version(assignmentId: AssignmentId, version: number): Promise<Pick<FinishedSheet, 'version' | 'sha256'>> {
    const found = await this.finished.findOne({ where: { assignmentId, version } });
    if (!found) throw new MarkingError('SHEET_NOT_FINISHED');
    return { version, sha256: found.sha256 };
  }
}

export const contentOf = ({ points, comments, agrees }: SheetContent): SheetContent => ({ points, comments, agrees });
