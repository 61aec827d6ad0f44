import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { AccountId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { SubmissionError } from './submission.errors.js';

/** Corrects for which unit a submission counts, where the board has found that it is another one. */
@Injectable()
export class SubmissionUnits {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * What was sent stays as it was sealed, with the unit of then, and so does the ward through which it came; a result that was computed is
   * for the caller.
   * @throws SubmissionError SUBMISSION_NOT_FOUND, NOT_CHECKABLE where it was withdrawn
   */
  async correct(id: SubmissionId, unitId: UnitId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const submission = await this.submissions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!submission) throw new SubmissionError('SUBMISSION_NOT_FOUND');
      if (submission.state !== 'sent') throw new SubmissionError('NOT_CHECKABLE');
      await this.submissions.update({ id }, { unitId });
      await this.audit.record({
        actor: by,
        action: 'submission.unit-corrected',
        subject: { kind: 'submission', id },
        details: { round: submission.roundId, unit: unitId },
      });
    });
  }
}
