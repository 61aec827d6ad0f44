import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type AccountId, Clock } from '#kernel';
import { formatPoints, type JudgingPhase, needsVote } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Assignments } from './assignments.service.js';
import { missingCriteria, type SheetContent, sheetFaults, sheetHash } from './domain/sheet-content.js';
import { FinishedSheet, SheetDraft } from './entities/score-sheet.entity.js';
import { MarkingError } from './judging.errors.js';
import type { OwnAssignment } from './own-assignments.service.js';

/** Who has finished a sheet, and how. */
export interface Finisher {
  source: FinishedSheet['source'];
  by: AccountId;
  second: AccountId | null;
}

/** Turns what was written into a finished sheet: for judges at their screens and for paper. In the caller's unit of work. */
@Injectable()
export class SheetFinishing {
  constructor(
    @InjectScoped(SheetDraft) private readonly drafts: ScopedRepository<SheetDraft>,
    @InjectScoped(FinishedSheet) private readonly finished: ScopedRepository<FinishedSheet>,
    private readonly assignments: Assignments,
    private readonly clock: Clock,
  ) {}

  /** The sheet of an assignment, held until the unit of work ends; made where there is none. */
  async hold(assignmentId: OwnAssignment['assignment']['id']): Promise<SheetDraft> {
    await this.drafts.insertMissing([
      { assignmentId, points: {}, comments: {}, agrees: null, revision: 0, savedAt: this.clock.now(), version: null },
    ]);
    const draft = await this.drafts.query('s', (query) =>
      query.andWhere('s.assignmentId = :assignmentId', { assignmentId }).setLock('pessimistic_write').getOne(),
    );
    return draft as SheetDraft;
  }

  /**
   * Writes down a finished sheet as its next version and calls a further judge where the rules now want one; whoever calls has
   * held the phase, the entry and the sheet.
   * @throws MarkingError POINTS_INVALID, POINTS_MISSING, VOTE_MISSING
   */
  async finish(
    { assignment, seat }: OwnAssignment,
    rules: JudgingPhase,
    content: SheetContent,
    { source, by, second }: Finisher,
  ): Promise<Pick<FinishedSheet, 'version' | 'sha256'>> {
    checkWhole(rules, content);
    const { id: assignmentId, roundId, phase, submissionId } = assignment;
    const version = (await this.finished.count({ assignmentId })) + 1;
    const { points, comments, agrees } = content;
    const sha256 = sheetHash({ submission: submissionId, phase, judge: seat.pseudonym, version, points, comments, agrees });
    await this.finished.insert({
      ...{ assignmentId, version, points, comments, agrees, finishedAt: this.clock.now() },
      ...{ source, finishedBy: by, secondBy: second, sha256 },
    });
    // From paper comes what no screen holds: a page that is still open must see that the sheet has moved on.
    const revision = () => (source === 'paper' ? 'revision + 1' : 'revision');
    await this.drafts.update({ assignmentId, version: IsNull() }, { points, comments, agrees, version, revision });
    await this.assignments.callFurther(roundId, phase, submissionId);
    return { version, sha256 };
  }
}

/** @throws MarkingError POINTS_INVALID for the first criterion whose points cannot be */
export function checkPoints(rules: JudgingPhase, content: SheetContent): void {
  const [fault] = sheetFaults(rules, content);
  if (fault) throw new MarkingError('POINTS_INVALID', { criterion: fault.criterion, maximum: formatPoints(fault.maximum) });
}

/** @throws MarkingError POINTS_INVALID, POINTS_MISSING, VOTE_MISSING */
export function checkWhole(rules: JudgingPhase, content: SheetContent): void {
  checkPoints(rules, content);
  const missing = missingCriteria(rules, content);
  if (missing.length > 0) throw new MarkingError('POINTS_MISSING', { criteria: missing.join('; ') });
  if (needsVote(rules) && content.agrees === null) throw new MarkingError('VOTE_MISSING');
}
