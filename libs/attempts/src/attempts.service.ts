import { Injectable } from '@nestjs/common';
import { AccessError } from '#access';
import { sessionHash } from '#accounts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId, newId, newReceiptLetters, receiptInitials, type RoundId, type TenantId } from '#kernel';
import { type SealedBank, SealedBanks } from '#questions';
import { type Registration, RegistrationError, type RegistrationId, Registrations } from '#registrations';
import { mayStart, type PastAttempt, type QuizPart, type StartVerdict as MayStart } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext } from '#tenancy';
import { type Answer, AnswerBook, type Kept, type Save } from './answer-book.service.js';
import { AttemptTally } from './attempt-tally.js';
import { AttemptError } from './attempt.errors.js';
import { DeviceMarks } from './device-marks.service.js';
import { openingOf, papersOf } from './domain/opening.js';
import { Attempt, type AttemptId } from './entities/attempt.entity.js';
import type { StartVerdict } from './queries/attempt-statements.js';
import { newSalt, Sealing, withNewCodes } from './sealing.service.js';
import { quizPart, type Sitting, Sittings } from './sittings.service.js';
import { StartBook, type Started } from './start-book.service.js';
import { type HandedIn, SubmitBook } from './submit-book.service.js';

/** Whoever asks, by the token of their session: the statements look it up themselves. */
export interface Signed {
  sessionToken: string;
}

/** Sittings as people have them: start, save, hand in, look. */
@Injectable()
export class Attempts {
  constructor(
    @InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly banks: SealedBanks,
    private readonly sittings: Sittings,
    private readonly sealing: Sealing,
    private readonly context: TenantContext,
    private readonly clock: Clock,
    private readonly book: AnswerBook,
    private readonly tally: AttemptTally,
    private readonly starts: StartBook,
    private readonly papers: SubmitBook,
    private readonly devices: DeviceMarks,
  ) {}

  /** Whether the person may start now under the part's limits, and the attempt that is still open, if any. */
  async prospects(
    registration: Registration,
    part: QuizPart,
    round: Round,
    rounds: readonly Round[],
  ): Promise<{ verdict: MayStart; open: Attempt | undefined }> {
    return this.prospectsOf(await this.ofRegistration(registration, part.code), registration, part, round, rounds);
  }

  /** The same, of attempts that have been read already. */
  prospectsOf(
    own: readonly Attempt[],
    { audience }: Registration,
    part: QuizPart,
    round: Round,
    rounds: readonly Round[],
  ): { verdict: MayStart; open: Attempt | undefined } {
    return { verdict: this.verdict(own, part, round, { rounds, audience }), open: this.openIn(own, round) };
  }

  /**
   * Starts a sitting, or gives back the one that is open: starting twice, in two tabs or by an impatient finger, is one. One
   * statement, which checks the session, draws the line at the limits of the rules and writes one row.
   * @param who the token of the person's session; or, where the machine itself plays, the registration
   * @param options isAssisted: a helper has opened it for the person, on the helper's device; device: the browser's number
   * @throws AccessError SIGN_IN_REQUIRED; RegistrationError NOT_REGISTERED; AttemptError ROUND_NOT_OPEN, BARRED, NO_ATTEMPT_LEFT;
   *   QuestionError NO_BANK; LoadError OVERLOADED
   */
  async start(
    running: RunningContest,
    round: Round,
    who: Signed | Pick<Registration, 'id'>,
    { isAssisted = false, device }: { isAssisted?: boolean; device?: string | undefined } = {},
  ): Promise<AttemptId> {
    const part = quizPart(running.ruleSet, round.partCode);
    const barred = await this.registrations.barredPseudonyms(running);
    const from = async (bank: SealedBank): Promise<Started | undefined> =>
      this.starts.start({
        opening: {
          ...openingOf(running, round, part, this.clock.now()),
          tenant: this.context.tenantId(),
          bank: bank.id,
          barred,
        },
        session: 'sessionToken' in who ? sessionHash(who.sessionToken) : null,
        registration: 'id' in who ? who.id : null,
        fresh: newId<'attempt'>(this.clock.now()),
        ...papersOf(running.ruleSet, part, round, bank),
        isAssisted,
        device: device === undefined ? null : this.devices.mark(device, running.contest.id),
      });
    // No row: the first start of the round has settled on another bank than the one that this process remembers.
    const row = (await from(await this.banks.ofRound(round))) ?? (await from(await this.banks.ofRoundAnew(round)));
    if (row?.verdict === 'new') this.tally.count('started');
    if (row?.id) return row.id;
    return this.refuseStart(row?.verdict, running, round, part, row?.registration_id);
  }

  /** An attempt of the account with its paper. @throws AttemptError ATTEMPT_UNKNOWN */
  async sitting(id: AttemptId, accountId: AccountId): Promise<Sitting> {
    const attempt = await this.attempts.findOne({ where: { id, accountId } });
    if (!attempt) throw new AttemptError('ATTEMPT_UNKNOWN');
    return this.sittings.of(attempt);
  }

  /**
   * Keeps answers, and the prediction when it comes along; durable when it returns. May be called again with the same answers and in any order.
   * @throws AccessError SIGN_IN_REQUIRED, AttemptError ATTEMPT_UNKNOWN, ATTEMPT_SEALED, ATTEMPT_LATE, NO_SUCH_QUESTION, LoadError OVERLOADED
   */
  async save(id: AttemptId, sessionToken: string, answers: readonly Answer[], prediction: number | null = null): Promise<Kept> {
    return this.keep(this.context.tenantId(), { attempt: id, session: sessionHash(sessionToken), answers, prediction });
  }

  /** The same without an open scope: the tenant is said. For the door that is asked more often than all others. */
  async keep(tenantId: TenantId, save: Save): Promise<Kept> {
    const kept = await this.book.keep(tenantId, save);
    this.tally.count('saved');
    return kept;
  }

  /**
   * Seals what the server holds; the prediction comes with it, unless time and grace are over. Sealing twice gives back
   * the first seal. One statement, session check included.
   * @param place the tenant's short name, for the receipt code
   * @throws AccessError SIGN_IN_REQUIRED; AttemptError ATTEMPT_UNKNOWN, PREDICTION_MISSING
   */
  async submit(id: AttemptId, who: Signed, prediction: number | null, place: string): Promise<Submitted> {
    const row = await withNewCodes(() =>
      this.papers.handIn(this.context.tenantId(), {
        attempt: id,
        session: sessionHash(who.sessionToken),
        prediction,
        initials: receiptInitials(place),
        code: newReceiptLetters(),
        salt: newSalt(),
      }),
    );
    switch (row?.verdict) {
      case 'new':
        this.tally.count('sealed');
        return submitted(row);
      case 'sealed':
        return submitted(row);
      case 'signed-out':
        throw new AccessError('SIGN_IN_REQUIRED');
      case 'guess-missing':
        throw new AttemptError('PREDICTION_MISSING');
      case 'no-orders':
        await this.sealing.writeOrders({ id });
        return this.submit(id, who, prediction, place);
      default:
        throw new AttemptError('ATTEMPT_UNKNOWN');
    }
  }

  /**
   * The sitting for whoever looks at it: sealed as of its deadline, once nothing may arrive any more. Looking alone never
   * cuts the grace short for answers that are on the wire.
   * @param place the tenant's short name, for the receipt code
   * @throws AttemptError ATTEMPT_UNKNOWN
   */
  async sealIfOver(id: AttemptId, accountId: AccountId, place: string): Promise<Sitting> {
    return this.sealedIfOver(await this.sitting(id, accountId), place);
  }

  /** The same, of a sitting that has been read already. */
  async sealedIfOver(sitting: Sitting, place: string): Promise<Sitting> {
    const { id, accountId, submittedAt } = sitting.attempt;
    if (submittedAt || !this.isOver(sitting.attempt)) return sitting;
    await this.sealing.sealOne(sitting.attempt, place);
    return this.sitting(id, accountId);
  }

  /** The person's attempts in a contest, newest first. */
  async ofAccount(accountId: AccountId, contestId: ContestId): Promise<Attempt[]> {
    return this.attempts.find({ where: { accountId, contestId }, order: { startedAt: 'DESC' } });
  }

  /** How many attempts each of the registrations has made, in one statement; those without any are left out. */
  async countsOf(registrations: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, number>> {
    if (registrations.length === 0) return new Map();
    const rows = await this.attempts.query('a', (query) =>
      query
        .andWhere('a.registrationId in (:...registrations) and a.sequel = 0', { registrations })
        .select(['a.registration_id as id', 'count(*)::int as count'])
        .groupBy('a.registration_id')
        .getRawMany<{ id: RegistrationId; count: number }>(),
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** @throws AttemptError RECEIPT_UNKNOWN */
  async byReceipt(code: string): Promise<Attempt> {
    const attempt = await this.attempts.findOne({ where: { receiptCode: code } });
    if (!attempt) throw new AttemptError('RECEIPT_UNKNOWN');
    return attempt;
  }

  /** Who has taken part in a round, each once, in the order of their registrations, from after one of them on. */
  async sitters(
    roundId: RoundId,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<{ registrationId: RegistrationId; accountId: AccountId }[]> {
    return this.attempts.query('a', (query) => {
      query.andWhere('a.roundId = :roundId', { roundId });
      if (after) query.andWhere('a.registrationId > :after', { after });
      return query
        .select(['a.registration_id as "registrationId"', 'a.account_id as "accountId"'])
        .distinctOn(['a.registrationId'])
        .orderBy('a.registrationId')
        .limit(limit)
        .getRawMany<{ registrationId: RegistrationId; accountId: AccountId }>();
    });
  }

  /** Whether nothing may arrive any more for an attempt: its time and its grace are over. */
  private isOver({ deadlineAt, graceSeconds }: Attempt): boolean {
    return deadlineAt.getTime() + graceSeconds * 1000 <= this.clock.now().getTime();
  }

  /** Says in the person's words why there is no attempt: what the statement only counted, the rules explain. */
  private async refuseStart(
    verdict: StartVerdict | undefined,
    running: RunningContest,
    round: Round,
    part: QuizPart,
    registrationId: RegistrationId | null | undefined,
  ): Promise<never> {
    if (verdict === 'signed-out') throw new AccessError('SIGN_IN_REQUIRED');
    if (verdict === 'not-open') throw new AttemptError('ROUND_NOT_OPEN');
    const registration = registrationId ? await this.registrations.find(registrationId) : undefined;
    if (!registration) throw new RegistrationError('NOT_REGISTERED');
    const reason = await this.registrations.barringReason(running, registration);
    if (reason) throw new AttemptError('BARRED', { reason });
    const { verdict: told } = await this.prospects(registration, part, round, running.rounds);
    throw new AttemptError('NO_ATTEMPT_LEFT', { reason: told.sentence ?? 'Bạn chưa vào thi được lúc này. Hãy thử lại.' });
  }

  private async ofRegistration(registration: Registration, partCode: string): Promise<Attempt[]> {
    return this.attempts.find({ where: { registrationId: registration.id, partCode }, order: { number: 'ASC' } });
  }

  private openIn(own: readonly Attempt[], round: Round): Attempt | undefined {
    const now = this.clock.now();
    return own.find((attempt) => attempt.roundId === round.id && !attempt.submittedAt && attempt.deadlineAt > now);
  }

  private verdict(
    own: readonly Attempt[],
    part: QuizPart,
    round: Round,
    { rounds, audience }: { rounds: readonly Round[]; audience: string },
  ): MayStart {
    const codes = new Map(rounds.map((one) => [one.id, one.code]));
    const annulled = new Set(rounds.filter(({ state }) => state === 'annulled').map(({ id }) => id));
    // What continues another attempt takes no turn, and neither does what counts for nothing: of a run that was annulled, perhaps
    // with another one in its place, in which case it is not among the rounds.
    const past = own
      .filter(({ sequel, roundId }) => sequel === 0 && codes.has(roundId) && !annulled.has(roundId))
      .map((attempt): PastAttempt => ({ round: codes.get(attempt.roundId) ?? '', startedAt: attempt.startedAt }));
    return mayStart(part, past, { round: round.code, at: this.clock.now(), audience });
  }
}

/** What was handed in, as the receipt has it. */
export interface Submitted {
  id: AttemptId;
  accountId: AccountId;
  roundId: RoundId;
  submittedAt: Date;
  sealedBy: 'contestant' | 'deadline' | 'board';
  receiptCode: string;
  sealSha256: string;
}

/** The row of a seal is whole: the verdict says that there is one. */
function submitted(row: HandedIn): Submitted {
  const { id, account_id, round_id, submitted_at, sealed_by, receipt_code, seal_sha256 } = row as Whole<typeof row>;
  return {
    id,
    accountId: account_id,
    roundId: round_id,
    submittedAt: submitted_at,
    sealedBy: sealed_by,
    receiptCode: receipt_code,
    sealSha256: seal_sha256,
  };
}

type Whole<Row> = { [Column in keyof Row]: NonNullable<Row[Column]> };
