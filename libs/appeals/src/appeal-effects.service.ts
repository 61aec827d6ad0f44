import { Injectable } from '@nestjs/common';
import { AttemptExceptions, AttemptFiles, type TakenBackNow } from '#attempts';
import { ContestReader, type Round, RoundTransitions } from '#contests';
import type { AccountId } from '#kernel';
import { type Registration, Registrations, UnitCorrections } from '#registrations';
import { AnomalyDesk, Approvals, type CorrectionOutcome, Corrections, type RankedOtherwise, StandingPreview } from '#results';
import { UnitOfWork } from '#tenancy';
import { UnitRegister } from '#units';
import { AppealError } from './appeal.errors.js';
import type { Appeal, AppealEffect } from './entities/appeal.entity.js';
import { isAboutSubmission, SubmissionEffects } from './submission-effects.service.js';

/** What was signed is taken back first, in public where it was public. */
const SIGNED: readonly Round['state'][] = ['approved', 'published'];
/** A result that was filed stays; one of an annulled round counts for nothing. */
const OVER: readonly Round['state'][] = ['archived', 'annulled'];

/** What an appeal rests on when it is carried out: the one who had it, the one who decided. */
export interface CarriedOut {
  owner: AccountId;
  by: AccountId;
  /** The tenant's short name, for a new receipt. */
  place: string;
}

/** What follows from an appeal that is upheld: before it is decided as a preview, afterwards for good, by the services that do such things. */
@Injectable()
export class AppealEffects {
  constructor(
    private readonly exceptions: AttemptExceptions,
    private readonly files: AttemptFiles,
    private readonly desk: AnomalyDesk,
    private readonly approvals: Approvals,
    private readonly previews: StandingPreview,
    private readonly corrections: Corrections,
    private readonly unitCorrections: UnitCorrections,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly submissions: SubmissionEffects,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * What the standing would become; undefined where the effect changes nothing that the machine could compute, and for whom was
   * erased. What another key would do is weighed by its correction.
   * @throws SheetsMissing where judges have to mark something before anybody can say it
   */
  async preview(appeal: Appeal, effect: AppealEffect): Promise<CorrectionOutcome | undefined> {
    if (isAboutSubmission(appeal)) {
      const retold = await this.submissions.otherwise(appeal, effect);
      return retold && this.previews.of(await this.contests.round(appeal.roundId), retold, [appeal.submissionId]);
    }
    const registration = await this.registrations.find(appeal.registrationId);
    const otherwise = registration && (await this.otherwise(appeal, effect, registration));
    return otherwise && this.previews.of(await this.contests.round(appeal.roundId), otherwise, [registration.pseudonym]);
  }

  /**
   * Does it, in the caller's unit of work, and has the standing computed again.
   * @returns none: nothing had to be done; done; waiting: the result is filed, or people have to do it
   * @throws AppealError EFFECT_UNFIT, LATE_LEFT_OUT · ExceptionError · AnomalyError · RegistrationError · SubmissionError · ResultError
   */
  async carryOut(appeal: Appeal, { owner, by, place }: CarriedOut): Promise<'none' | 'done' | 'waiting'> {
    const { effect, roundId, code } = appeal;
    if (effect === null || effect === 'none') return 'none';
    // Two people have switched it already, and with it the standing.
    if (effect === 'corrected') return 'done';
    return this.unitOfWork.run(async () => {
      const { state } = await this.transitions.hold(roundId);
      if (effect === 'by-hand' || OVER.includes(state)) return 'waiting';
      const reason = `Khiếu nại ${code} được chấp nhận.`;
      const awaitsJudges = isAboutSubmission(appeal) && (await this.submissions.awaitsJudges(appeal, effect));
      if (!SIGNED.includes(state)) {
        // A submission is checked anew only while its result is not ranked.
        if (isAboutSubmission(appeal)) await this.approvals.recountBecause(roundId, by, reason);
        await this.act(appeal, { owner, by, place });
        if (!isAboutSubmission(appeal)) await this.approvals.recountBecause(roundId, by, reason);
        return 'done';
      }
      // First of all: what is signed or public is no more from here on, and everything that follows is done to a round that will be ranked.
      if (owner === by || !(await this.corrections.takeBackFor(roundId, { askedBy: owner, by, reason, awaitsJudges }))) return 'waiting';
      await this.act(appeal, { owner, by, place }, 'taken-back-now');
      return 'done';
    });
  }

  private async act(appeal: Appeal, { owner, by, place }: CarriedOut, takenBack?: TakenBackNow): Promise<void> {
    if (isAboutSubmission(appeal)) return this.submissions.act(appeal, by);
    const { effect, roundId, code } = appeal;
    if (effect === 'recount') return;
    const registration = await this.registrations.find(appeal.registrationId);
    if (!registration) throw new AppealError('EFFECT_UNFIT');
    if (effect === 'take-late') return this.takeLate(appeal, { owner, by, place }, takenBack);
    if (effect === 'rank-again') {
      if (!(await this.desk.takeBack(roundId, registration.id, { by, reason: `Khiếu nại ${code} được chấp nhận.` })))
        throw new AppealError('EFFECT_UNFIT');
      return;
    }
    const unit = appeal.wantedUnitId ? await this.units.findById(appeal.wantedUnitId) : undefined;
    if (!unit) throw new AppealError('EFFECT_UNFIT');
    await this.unitCorrections.correct(await this.contests.round(roundId), registration, unit, by);
  }

  /** As the board takes late answers: asked for by the one, granted by the other. */
  private async takeLate({ attemptId, roundId, code }: Appeal, { owner, by, place }: CarriedOut, takenBack?: TakenBackNow): Promise<void> {
    if (!attemptId) throw new AppealError('EFFECT_UNFIT');
    const { exceptions } = await this.exceptions.ofAttempts([attemptId]);
    const known = exceptions.find(({ kind, state }) => kind === 'late-answers' && state !== 'declined');
    if (known?.state === 'left-out') throw new AppealError('LATE_LEFT_OUT');
    if (known?.state === 'granted') return;
    const wish = { kind: 'late-answers', roundId, attemptId, cause: 'network', reason: `Khiếu nại ${code} được chấp nhận.` } as const;
    await this.exceptions.grant(known?.id ?? (await this.exceptions.ask(wish, owner, takenBack)), by, place, takenBack);
  }

  private async otherwise(appeal: Appeal, effect: AppealEffect, { pseudonym }: Registration): Promise<RankedOtherwise | undefined> {
    switch (effect) {
      case 'take-late': {
        const late = appeal.attemptId && (await this.files.withLate(appeal.attemptId));
        return appeal.attemptId && late ? { retold: { attempts: new Map([[appeal.attemptId, late]]) } } : undefined;
      }
      case 'rank-again':
        return { takenIn: [pseudonym] };
      case 'other-unit': {
        const unit = appeal.wantedUnitId && (await this.units.findById(appeal.wantedUnitId));
        return unit ? { retold: { units: new Map([[pseudonym, unit.code]]) } } : undefined;
      }
      case 'recount':
        return {};
      case 'none':
      case 'by-hand':
      case 'corrected':
        return undefined;
    }
  }
}
