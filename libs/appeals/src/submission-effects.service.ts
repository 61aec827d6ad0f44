import { Injectable } from '@nestjs/common';
import { ContestReader } from '#contests';
import { JudgingProgress } from '#judging';
import type { AccountId } from '#kernel';
import { Registrations } from '#registrations';
import { AnomalyDesk, type RankedOtherwise, SheetsMissing, StandingPreview } from '#results';
import { FormalChecks, SubmissionCancellations, type SubmissionId, SubmissionReading, SubmissionUnits } from '#submissions';
import { UnitRegister } from '#units';
import { AppealError } from './appeal.errors.js';
import type { Appeal, AppealEffect } from './entities/appeal.entity.js';

/** An appeal about a submission. */
export type SubmissionAppeal = Appeal & { submissionId: SubmissionId };

/** What follows from an upheld appeal about a submission. */
@Injectable()
export class SubmissionEffects {
  constructor(
    private readonly desk: AnomalyDesk,
    private readonly cancellations: SubmissionCancellations,
    private readonly checks: FormalChecks,
    private readonly submissionUnits: SubmissionUnits,
    private readonly reading: SubmissionReading,
    private readonly progress: JudgingProgress,
    private readonly previews: StandingPreview,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    private readonly contests: ContestReader,
  ) {}

  /** What is taken otherwise; undefined where the machine could compute nothing of it. */
  async otherwise(
    { submissionId, wantedUnitId, registrationId }: SubmissionAppeal,
    effect: AppealEffect,
  ): Promise<RankedOtherwise | undefined> {
    switch (effect) {
      case 'rank-again': {
        const registration = await this.registrations.find(registrationId);
        return { reinstated: [submissionId], takenIn: registration ? [registration.pseudonym] : [] };
      }
      case 'other-unit': {
        const unit = wantedUnitId && (await this.units.findById(wantedUnitId));
        return unit ? { submissionUnits: new Map([[submissionId, unit.code]]) } : undefined;
      }
      case 'recount':
        return {};
      default:
        return undefined;
    }
  }

  /**
   * Whether judges have to mark something before the result can be computed again, though every phase of judging is over: what comes back
   * unmarked, or what it lets through. Asked before anything is changed.
   */
  async awaitsJudges(appeal: SubmissionAppeal, effect: AppealEffect): Promise<boolean> {
    if (effect !== 'rank-again' || !(await this.progress.isOver(appeal.roundId))) return false;
    const otherwise = await this.otherwise(appeal, effect);
    if (!otherwise) return false;
    try {
      await this.previews.of(await this.contests.round(appeal.roundId), otherwise, [appeal.submissionId]);
      return false;
    } catch (error) {
      if (error instanceof SheetsMissing) return true;
      throw error;
    }
  }

  /**
   * Does it, in the caller's unit of work, which holds the round; its result must not be ranked then, and is computed again.
   * @throws AppealError EFFECT_UNFIT · SubmissionError
   */
  async act({ submissionId, wantedUnitId, effect, code, roundId, registrationId }: SubmissionAppeal, by: AccountId): Promise<void> {
    if (effect === 'recount') return;
    if (effect === 'other-unit') {
      const unit = wantedUnitId ? await this.units.findById(wantedUnitId) : undefined;
      if (!unit) throw new AppealError('EFFECT_UNFIT');
      return this.submissionUnits.correct(submissionId, unit.id, by);
    }
    if (effect !== 'rank-again') throw new AppealError('EFFECT_UNFIT');
    const reason = `Khiếu nại ${code} được chấp nhận.`;
    // Whatever has left it out: a case about its author, that it was cancelled, or that its form was found invalid.
    const done = [
      await this.desk.takeBack(roundId, registrationId, { by, reason }),
      await this.cancellations.lift(submissionId, by),
      await this.foundValid(submissionId, by),
    ];
    if (!done.includes(true)) throw new AppealError('EFFECT_UNFIT');
  }

  private async foundValid(id: SubmissionId, by: AccountId): Promise<boolean> {
    const [check, submission] = [(await this.checks.latest([id])).get(id), await this.reading.find(id)];
    if (!check || check.result === 'valid' || !submission?.version) return false;
    await this.checks.record(id, { version: submission.version, result: 'valid', reason: '', until: null, by }, true);
    return true;
  }
}

/** Whether an appeal is about a submission. */
export function isAboutSubmission(appeal: Appeal): appeal is SubmissionAppeal {
  return appeal.submissionId !== null;
}
