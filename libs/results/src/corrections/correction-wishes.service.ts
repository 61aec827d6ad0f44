import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Round } from '#contests';
import { type AccountId, Clock, newId, type RoundId } from '#kernel';
import { KeyCorrections, SealedBanks } from '#questions';
import type { Registration } from '#registrations';
import { type KeyRevision, keptRevisions } from '#rules';
import { SubmissionCancellations, type SubmissionId, SubmissionReading } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { RankingExclusions } from '../anomalies/ranking-exclusions.service.js';
import { Awards } from '../awards.service.js';
import type { Award } from '../entities/award.entity.js';
import { PrizeRefusals } from '../payouts/prize-refusals.service.js';
import { CorrectionError } from './correction.errors.js';
import { correctionAct } from './domain/correction-act.js';
import { CorrectionRound, FILED } from './entities/correction-round.entity.js';
import { type CorrectionId, ResultCorrection } from './entities/result-correction.entity.js';

/** Rounds that were over before there is anything to correct. */
const NOT_BEGUN: readonly Round['state'][] = ['draft', 'checked', 'scheduled'];

interface Wish {
  by: AccountId;
  reason: string;
}

/** What one person asks to be corrected; nothing changes before another has decided it: see `Corrections`. */
@Injectable()
export class CorrectionWishes {
  constructor(
    @InjectScoped(ResultCorrection) private readonly corrections: ScopedRepository<ResultCorrection>,
    @InjectScoped(CorrectionRound) private readonly rounds: ScopedRepository<CorrectionRound>,
    private readonly exclusions: RankingExclusions,
    private readonly awards: Awards,
    private readonly refusals: PrizeRefusals,
    private readonly reading: SubmissionReading,
    private readonly cancellations: SubmissionCancellations,
    private readonly banks: SealedBanks,
    private readonly keys: KeyCorrections,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for the key of a question to be another one, in all rounds whose papers come from the same bank.
   * @param reason public, once it is done
   * @throws CorrectionError NOT_BEGUN, FILED, QUESTION_UNKNOWN, ALREADY_ASKED; KeyRevisionError RIGHT_OPTIONS_WRONG
   */
  async askKey(round: Round, question: string, revision: KeyRevision, { by, reason }: Wish): Promise<CorrectionId> {
    refuseUnfit(round);
    const bank = await this.banks.asItStands(round);
    if (!bank.places.has(question)) throw new CorrectionError('QUESTION_UNKNOWN');
    const revisions = new Map([[question, revision]]);
    // Refused now rather than by the worker.
    await this.keys.next(bank.id, revisions);
    return this.ask(round, { kind: 'key', bankId: bank.id, revisions: keptRevisions(revisions), reason, askedBy: by });
  }

  /**
   * Asks for somebody to be left out of the ranking of a round.
   * @param article the one of the rules that says so: "Điều 8"
   * @throws CorrectionError NOT_BEGUN, FILED, NOBODY, ALREADY_OUT
   */
  async askDisqualification(round: Round, registration: Registration, article: string, { by, reason }: Wish): Promise<CorrectionId> {
    refuseUnfit(round);
    if (registration.contestId !== round.contestId) throw new CorrectionError('NOBODY');
    if ((await this.exclusions.outOf(round.id, [registration.id])).size > 0) throw new CorrectionError('ALREADY_OUT');
    return this.ask(round, { kind: 'disqualification', registrationId: registration.id, article, reason, askedBy: by });
  }

  /**
   * Asks for a submission to be cancelled whose result stands already: for a copy, a false declaration.
   * @param article the one of the rules that says so: "Điều 8"
   * @throws CorrectionError NOT_BEGUN, FILED, NO_SUBMISSION, CANCELLED_ALREADY, ALREADY_ASKED
   */
  async askCancellation(round: Round, submissionId: SubmissionId, article: string, { by, reason }: Wish): Promise<CorrectionId> {
    refuseUnfit(round);
    const submission = await this.reading.find(submissionId);
    if (submission?.roundId !== round.id || submission.state !== 'sent') throw new CorrectionError('NO_SUBMISSION');
    if ((await this.cancellations.cancelled([submissionId])).size > 0) throw new CorrectionError('CANCELLED_ALREADY');
    return this.ask(round, { kind: 'cancellation', submissionId, article, reason, askedBy: by });
  }

  /**
   * Asks for prizes of a round that their winners do not take to be given on, as the rules say it.
   * @throws CorrectionError NOT_BEGUN, FILED, NOTHING_REFUSED
   */
  async askRefusal(round: Round, by: AccountId): Promise<CorrectionId> {
    refuseUnfit(round);
    if ((await this.refusedAndHeld(round.id)) === 0) throw new CorrectionError('NOTHING_REFUSED');
    return this.ask(round, { kind: 'refusal', reason: 'Người đạt giải không nhận giải', askedBy: by });
  }

  /** How many prizes of a round are still held by people who do not take them. */
  async refusedAndHeld(roundId: RoundId): Promise<number> {
    const refusals = await this.refusals.ofRound(roundId);
    if (refusals.length === 0) return 0;
    const held = await this.awards.ofRound(roundId);
    const isRefused = ({ person, unitCode, groupCode, submissionId }: Award): boolean =>
      refusals.some((one) => one.person === (person ?? unitCode) && one.group === groupCode && (one.submission ?? null) === submissionId);
    return held.filter(isRefused).length;
  }

  private async ask(round: Round, wish: Partial<ResultCorrection> & { askedBy: AccountId; reason: string | null }): Promise<CorrectionId> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const id: CorrectionId = newId<'result-correction'>(now);
      const row = { id, contestId: round.contestId, state: 'asked' as const, askedAt: now, ...wish };
      if ((await this.corrections.insertMissing([row])) === 0) throw new CorrectionError('ALREADY_ASKED');
      await this.rounds.insert({ correctionId: id, roundId: round.id });
      const details = {
        round: round.id,
        ...(wish.bankId && { bank: wish.bankId, revisions: wish.revisions }),
        ...(wish.submissionId && { submission: wish.submissionId }),
        ...(wish.article && { article: wish.article }),
      };
      const asked = { id, contestId: round.contestId, kind: wish.kind ?? ('key' as const) };
      await this.audit.record(correctionAct('correction.asked', asked, wish.askedBy, details));
      return id;
    });
  }
}

function refuseUnfit({ state }: Round): void {
  if (NOT_BEGUN.includes(state)) throw new CorrectionError('NOT_BEGUN');
  if (FILED.includes(state)) throw new CorrectionError('FILED');
}
