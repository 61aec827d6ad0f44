import { Injectable } from '@nestjs/common';
import { Attempts } from '#attempts';
import { ContestReader, type Round } from '#contests';
import type { AccountId } from '#kernel';
import { type QuestionId, SealedBanks } from '#questions';
import { Registrations } from '#registrations';
import { type CorrectionId, Corrections, CorrectionWishes, Standings, type StandingRow, type WholeCorrection } from '#results';
import type { KeyRevision } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AppealDesk } from './appeal-desk.service.js';
import { questionsMentioned } from './domain/questions-mentioned.js';
import { Appeal } from './entities/appeal.entity.js';

/** A question of the appellant's papers. */
export interface OwnQuestion {
  question: QuestionId;
  /** As the appellant has seen it numbered, from 1. */
  place: number;
  /** Whether the appeal names it by that number. */
  isMentioned: boolean;
}

/** What became of an appeal's correction. */
export interface AppealCorrection extends WholeCorrection {
  /** The appellant's line in the standing that was corrected, and in the one that was computed since; undefined where there is none. */
  before: StandingRow | undefined;
  after: StandingRow | undefined;
}

/** An appeal about a key leads to its correction, which is weighed, decided and switched where all corrections are. */
@Injectable()
export class AppealCorrections {
  constructor(
    @InjectScoped(Appeal) private readonly appeals: ScopedRepository<Appeal>,
    private readonly desk: AppealDesk,
    private readonly corrections: Corrections,
    private readonly wishes: CorrectionWishes,
    private readonly standings: Standings,
    private readonly attempts: Attempts,
    private readonly banks: SealedBanks,
    private readonly registrations: Registrations,
    private readonly contests: ContestReader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The questions that the appellant had in the round, in the order of their first paper; none once the person was erased. */
  async questionsOf({ registrationId, roundId, attemptId, bodyText }: Appeal): Promise<OwnQuestion[]> {
    const registration = await this.registrations.find(registrationId);
    if (!registration) return [];
    const own = (await this.attempts.ofAccount(registration.accountId, registration.contestId)).filter((one) => one.roundId === roundId);
    const meant = attemptId ? own.filter(({ id }) => id === attemptId) : own;
    const mentioned = questionsMentioned(bodyText ?? '');
    const bank = await this.banks.asItStands(await this.contests.round(roundId));
    const found = new Map<QuestionId, OwnQuestion>();
    for (const { questions, bankId } of meant)
      for (const [at, position] of questions.entries()) {
        const question = bankId === bank.id ? bank.items[position]?.question : undefined;
        if (question && !found.has(question)) found.set(question, { question, place: at + 1, isMentioned: mentioned.includes(at + 1) });
      }
    return [...found.values()];
  }

  /**
   * Asks for the key to be another one because of an appeal, whoever has it in hand.
   * @throws AppealError NO_APPEAL, MOVED_ON, NOT_OWNER, EFFECT_UNFIT, CORRECTION_OPEN; and what `CorrectionWishes.askKey` throws
   */
  async ask(
    id: string,
    round: Round,
    { question, revision }: { question: QuestionId; revision: KeyRevision },
    wish: { by: AccountId; reason: string },
  ): Promise<CorrectionId> {
    return this.unitOfWork.run(async () => {
      const correctionId = await this.wishes.askKey(round, question, revision, wish);
      await this.desk.leadTo(id, { correctionId, roundId: round.id, by: wish.by });
      return correctionId;
    });
  }

  /** The correction to which an appeal has led, with what became of the appellant. */
  async of({ correctionId, roundId, registrationId }: Appeal): Promise<AppealCorrection | undefined> {
    if (!correctionId) return undefined;
    const whole = await this.corrections.find(correctionId);
    const registration = await this.registrations.find(registrationId);
    const corrected = whole.rounds.find((row) => row.roundId === roundId)?.standingId;
    const newest = await this.standings.newest(roundId);
    const isSince = whole.correction.state === 'switched' && newest !== undefined && newest.id !== corrected;
    const line = async (standingId: typeof corrected): Promise<StandingRow | undefined> =>
      standingId && registration ? this.standings.lineOf(standingId, registration.pseudonym) : undefined;
    return { ...whole, before: await line(corrected), after: isSince ? await line(newest.id) : undefined };
  }

  /** The appeals that have led to a correction. */
  async ledTo(correctionId: CorrectionId): Promise<Appeal[]> {
    return this.appeals.find({ where: { correctionId }, order: { receivedAt: 'ASC', id: 'ASC' } });
  }
}
