import { Injectable } from '@nestjs/common';
import { ContestReader, type Round, RoundTransitions } from '#contests';
import { JudgingProgress } from '#judging';
import type { AccountId } from '#kernel';
import { SubmissionCancellations, SubmissionError, type SubmissionId, SubmissionReading } from '#submissions';
import { UnitOfWork } from '#tenancy';
import { CorrectionError } from '../corrections/correction.errors.js';
import { JudgedGathering, rankJudged } from './judged-gathering.service.js';
import { unmarkedIn } from './unmarked-in.js';

/** In these somebody has signed a result with the submission in it. */
const SIGNED: readonly Round['state'][] = ['approved', 'published', 'archived'];

/** Deciding on the cancelling of a submission, with what it means for the result that waits for signatures. */
@Injectable()
export class JudgedCancellations {
  constructor(
    private readonly cancellations: SubmissionCancellations,
    private readonly reading: SubmissionReading,
    private readonly transitions: RoundTransitions,
    private readonly gathering: JudgedGathering,
    private readonly progress: JudgingProgress,
    private readonly contests: ContestReader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Who would come to a phase of judging that is closed if a submission were cancelled: the standing then waits until two people have opened
   * the phase again for them. Nobody before judging is over, and once the result was signed: that is told by its correction.
   */
  async movingUp(submissionId: SubmissionId): Promise<{ name: string; entries: number }[]> {
    const submission = await this.reading.find(submissionId);
    const round = submission && (await this.contests.round(submission.roundId));
    if (!round || SIGNED.includes(round.state) || !(await this.progress.isOver(round.id))) return [];
    const running = await this.contests.contest(round.contestId);
    const from = await this.gathering.gather(running, round, { cancelled: new Map([[submissionId, 'Thể lệ']]) });
    return unmarkedIn(running, round.partCode, rankJudged(running, round.partCode, from).summary.incomplete);
  }

  /**
   * Decides on what somebody else has asked for. A standing that nobody has signed completely is computed anew without the submission; one
   * that was approved or is public is corrected instead: `CorrectionWishes.askCancellation`.
   * @throws SubmissionError SUBMISSION_NOT_FOUND, NO_REQUEST, OWN_REQUEST · CorrectionError SIGNED_ALREADY
   */
  async decide(submissionId: SubmissionId, decision: 'cancelled' | 'declined', by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const submission = await this.reading.find(submissionId);
      if (!submission) throw new SubmissionError('SUBMISSION_NOT_FOUND');
      const round = await this.transitions.hold(submission.roundId);
      if (decision === 'cancelled' && SIGNED.includes(round.state)) throw new CorrectionError('SIGNED_ALREADY');
      const [asked] = await this.cancellations.of(submissionId);
      await this.cancellations.decide(submissionId, decision, by);
      if (decision === 'declined' || round.state !== 'ranked') return;
      const reason = `Hủy một bài dự thi theo ${asked?.basis ?? 'Thể lệ'}`;
      // Who has asked for it does not sign what comes of it; who decides it may.
      await this.transitions.move(round.id, {
        from: 'ranked',
        to: 'settling',
        actor: by,
        reason,
        details: { askedBy: asked?.askedBy ?? by },
      });
    });
  }
}
