import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { differences, type SheetContent, type SheetDifference, tidySheet } from './domain/sheet-content.js';
import { type AssignmentId, JudgeAssignment } from './entities/judge-assignment.entity.js';
import { PaperSheet } from './entities/score-sheet.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { OwnAssignments } from './own-assignments.service.js';
import { contentOf } from './score-sheets.service.js';
import { checkWhole, SheetFinishing } from './sheet-finishing.service.js';

/** What came of typing a paper sheet. */
export interface TypedPaper {
  /** Two people have typed the same, and the sheet is finished. */
  isFinished: boolean;
  /** Where what the two typed differs; empty while only one has. */
  differences: SheetDifference[];
}

/** Signed sheets on paper, typed by two people each by themselves; only what both have typed counts. */
@Injectable()
export class PaperSheets {
  constructor(
    @InjectScoped(PaperSheet) private readonly rows: ScopedRepository<PaperSheet>,
    private readonly own: OwnAssignments,
    private readonly frame: JudgingFrame,
    private readonly finishing: SheetFinishing,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Types what stands on a paper sheet; typing again corrects one's own. As soon as two have typed the same the sheet is
   * finished, and what they typed is gone.
   * @throws MarkingError ASSIGNMENT_NOT_FOUND, NOT_OPEN, NOTHING_TO_READ, SHEET_FINISHED, OWN_PAPER, POINTS_INVALID, POINTS_MISSING, VOTE_MISSING
   */
  async type(assignmentId: AssignmentId, typed: SheetContent, by: AccountId): Promise<TypedPaper> {
    return this.unitOfWork.run(async () => {
      const own = await this.own.one(assignmentId);
      const { roundId, phase, submissionId } = own.assignment;
      if (own.seat.accountId === by) throw new MarkingError('OWN_PAPER');
      const { rules } = await this.frame.frame(roundId, phase);
      const content = tidySheet(rules, typed);
      checkWhole(rules, content);
      const { entryNumber } = await this.frame.holdToMark(roundId, phase, submissionId);
      const { version } = await this.finishing.hold(assignmentId);
      // Held now: the assignment may have ended while this waited.
      await this.own.one(assignmentId);
      if (version !== null) throw new MarkingError('SHEET_FINISHED');
      const row = { ...content, typedAt: this.clock.now() };
      if ((await this.rows.update({ assignmentId, typedBy: by }, row)) === 0) await this.rows.insert({ assignmentId, typedBy: by, ...row });
      const others = await this.rows.find({ where: { assignmentId, typedBy: Not(by) }, order: { typedAt: 'ASC' } });
      const compared = others.map((other) => ({ other, differ: differences(rules, contentOf(other), content) }));
      const same = compared.find(({ differ }) => differ.length === 0);
      if (!same) return { isFinished: false, differences: compared.at(-1)?.differ ?? [] };
      const done = await this.finishing.finish(own, rules, content, { source: 'paper', by: same.other.typedBy, second: by });
      await this.rows.delete({ assignmentId });
      await this.audit.record({
        ...{ actor: by, action: 'sheet.typed-from-paper', subject: { kind: 'judge-assignment', id: assignmentId } },
        details: { phase, entry: entryNumber, version: done.version, first: same.other.typedBy, sha256: done.sha256 },
      });
      return { isFinished: true, differences: [] };
    });
  }

  /** Sheets of a phase that somebody has typed and that are not finished yet, with who has, oldest first. */
  async waiting(roundId: RoundId, phase: string): Promise<Pick<PaperSheet, 'assignmentId' | 'typedBy' | 'typedAt'>[]> {
    return this.rows.query('p', (query) =>
      query
        .innerJoin(JudgeAssignment, 'a', 'a.tenant_id = p.tenant_id and a.id = p.assignment_id')
        .andWhere('a.roundId = :roundId and a.phase = :phase and a.ended is null', { roundId, phase })
        .orderBy('p.typedAt', 'ASC')
        .getMany(),
    );
  }

  /** Who has typed a sheet that is not finished, oldest first. */
  async typedBy(assignmentId: AssignmentId): Promise<AccountId[]> {
    return (await this.rows.find({ where: { assignmentId }, order: { typedAt: 'ASC' } })).map(({ typedBy }) => typedBy);
  }
}
