import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { isArticle } from './domain/is-article.js';
import { SubmissionCancellation } from './entities/submission-cancellation.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { SubmissionNotices } from './submission-notices.service.js';
import { SubmissionError } from './submission.errors.js';

/** Cancelling a submission, for a copy or a false declaration: one person asks, another decides, and both say by which article. */
@Injectable()
export class SubmissionCancellations {
  constructor(
    @InjectScoped(SubmissionCancellation) private readonly cancellations: ScopedRepository<SubmissionCancellation>,
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    private readonly notices: SubmissionNotices,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param what.basis an article of the rules and nothing else, see `isArticle`: it stays in standings and in the trail for ever
   * @param what.reason what was found; goes when the author is erased
   * @throws SubmissionError SUBMISSION_NOT_FOUND, NOT_CHECKABLE, REASON_MISSING, BASIS_MISSING, ALREADY_ASKED
   */
  async ask(submissionId: SubmissionId, { by, reason, basis }: { by: AccountId; reason: string; basis: string }): Promise<void> {
    if (reason.trim().length < 10) throw new SubmissionError('REASON_MISSING');
    if (!isArticle(basis)) throw new SubmissionError('BASIS_MISSING');
    await this.unitOfWork.run(async () => {
      const submission = await this.held(submissionId);
      if (submission.state !== 'sent') throw new SubmissionError('NOT_CHECKABLE');
      if (await this.cancellations.exists({ submissionId, decision: 'cancelled', liftedAt: IsNull() }))
        throw new SubmissionError('ALREADY_ASKED');
      const row = { submissionId, askedAt: this.clock.now(), reason: reason.trim(), basis: basis.trim(), askedBy: by };
      if ((await this.cancellations.insertMissing([row])) === 0) throw new SubmissionError('ALREADY_ASKED');
      await this.record('submission.cancellation-asked', submission, { by, basis: row.basis });
    });
  }

  /**
   * Decides on what somebody else has asked for. What it means for a result that stands already is for who corrects results.
   * @throws SubmissionError NO_REQUEST, OWN_REQUEST
   */
  async decide(submissionId: SubmissionId, decision: 'cancelled' | 'declined', by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const submission = await this.held(submissionId);
      const asked = await this.cancellations.findOne({ where: { submissionId, decidedAt: IsNull() } });
      if (!asked) throw new SubmissionError('NO_REQUEST');
      if (asked.askedBy === by) throw new SubmissionError('OWN_REQUEST');
      const change = { decision, decidedBy: by, decidedAt: this.clock.now() };
      await this.cancellations.update({ submissionId, decidedAt: IsNull() }, change);
      if (decision === 'cancelled') await this.notices.tell(submission, { kind: 'cancelled' });
      await this.record(decision === 'cancelled' ? 'submission.cancelled' : 'submission.cancellation-declined', submission, {
        by,
        basis: asked.basis,
      });
    });
  }

  /**
   * Cancels what a correction of a result cancels, in the caller's unit of work: two people have decided it there.
   * @throws SubmissionError SUBMISSION_NOT_FOUND
   */
  async cancelByCorrection(
    submissionId: SubmissionId,
    { askedBy, by, reason, basis }: { askedBy: AccountId; by: AccountId; reason: string; basis: string },
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      const submission = await this.held(submissionId);
      if (await this.cancellations.exists({ submissionId, decision: 'cancelled', liftedAt: IsNull() })) return;
      const now = this.clock.now();
      const change = { decision: 'cancelled' as const, decidedBy: by, decidedAt: now };
      // What was asked for before and nobody has decided is decided with it, unless it was this person's own wish.
      const asked = await this.cancellations.findOne({ where: { submissionId, decidedAt: IsNull() } });
      if (asked?.askedBy === by) await this.cancellations.update({ submissionId, decidedAt: IsNull() }, { decision: 'declined', decidedBy: askedBy, decidedAt: now }); // prettier-ignore
      if (asked && asked.askedBy !== by) await this.cancellations.update({ submissionId, decidedAt: IsNull() }, change);
      else await this.cancellations.insert({ submissionId, askedAt: now, askedBy, reason, basis, ...change });
      await this.notices.tell(submission, { kind: 'cancelled' });
      await this.record('submission.cancelled', submission, { by, basis });
    });
  }

  /**
   * Takes a cancelling back because of an appeal that two people have decided, in the caller's unit of work; what follows for the result is
   * the caller's. False where the submission is not cancelled.
   * @throws SubmissionError SUBMISSION_NOT_FOUND
   */
  async lift(submissionId: SubmissionId, by: AccountId): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const submission = await this.held(submissionId);
      const cancelled = (await this.cancelled([submissionId])).get(submissionId);
      if (!cancelled) return false;
      const where = { submissionId, decision: 'cancelled' as const, liftedAt: IsNull() };
      await this.cancellations.update(where, { liftedBy: by, liftedAt: this.clock.now() });
      await this.record('submission.cancellation-lifted', submission, { by, basis: cancelled.basis });
      return true;
    });
  }

  /** What was asked and decided of a submission, the newest first. */
  async of(submissionId: SubmissionId): Promise<SubmissionCancellation[]> {
    return this.cancellations.find({ where: { submissionId }, order: { askedAt: 'DESC' } });
  }

  /** Submissions of a round for which somebody has asked, and nobody has decided; the first asked first. */
  async waitingIn(roundId: RoundId): Promise<SubmissionId[]> {
    const rows = await this.cancellations.query('c', (query) =>
      query
        .innerJoin(Submission, 's', 's.tenant_id = c.tenant_id and s.id = c.submission_id')
        .andWhere("s.roundId = :roundId and s.state = 'sent' and c.decided_at is null", { roundId })
        .orderBy('c.askedAt', 'ASC')
        .getMany(),
    );
    return rows.map(({ submissionId }) => submissionId);
  }

  /** Those that were cancelled among many, each with the article; see `Submission.cancelled` of the rules. */
  async cancelled(submissionIds: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, SubmissionCancellation>> {
    if (submissionIds.length === 0) return new Map();
    const rows = await this.cancellations.find({
      where: { submissionId: In([...submissionIds]), decision: 'cancelled', liftedAt: IsNull() },
    });
    return new Map(rows.map((row) => [row.submissionId, row]));
  }

  /** What was cancelled in some rounds and is still, each with its round. */
  async inRounds(roundIds: readonly RoundId[]): Promise<{ roundId: RoundId; askedBy: AccountId; decidedAt: Date }[]> {
    if (roundIds.length === 0) return [];
    return this.cancellations.query('c', (query) =>
      query
        .innerJoin('submissions', 's', 's.tenant_id = c.tenantId and s.id = c.submissionId')
        .andWhere(`s.round_id in (:...roundIds) and c.decision = 'cancelled' and c.liftedAt is null`, { roundIds: [...roundIds] })
        .select(['s.round_id as "roundId"', 'c.askedBy as "askedBy"', 'c.decidedAt as "decidedAt"'])
        .getRawMany(),
    );
  }

  private async held(id: SubmissionId): Promise<Submission> {
    const held = await this.submissions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!held) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return held;
  }

  private async record(action: string, { id, roundId }: Submission, { by, basis }: { by: AccountId; basis: string }): Promise<void> {
    await this.audit.record({ actor: by, action, subject: { kind: 'submission', id }, details: { round: roundId, basis } });
  }
}
