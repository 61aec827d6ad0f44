import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { sessionHash } from '#accounts';
import { ContestReader, type Round, roundPhase, type RuleSetId, type RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId, MINUTE_MS, newId, type RoundId } from '#kernel';
import { HotStatements } from '#persistence';
import { type SealedBank, SealedBanks } from '#questions';
import { type Registration, type RegistrationId, Registrations } from '#registrations';
import { drawPaper, mayStart, redrawPaper, type PaperItem, type PastAttempt, type QuizPart, type RuleSet, type StartVerdict } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext } from '#tenancy';
import { AttemptTally } from './attempt-tally.js';
import { AttemptError } from './attempt.errors.js';
import { marksOf } from './domain/choices.js';
import { newReceiptCode } from './domain/receipt-code.js';
import { Attempt, type AttemptId } from './entities/attempt.entity.js';
import { saveAnswers, sealAttempt, type SaveVerdict } from './queries/attempt-statements.js';

/** Answers that were on the wire when time ran out are still taken for so long. */
const GRACE_MS = 5_000;
const GRACE = `${GRACE_MS} milliseconds`;
const SALT_BYTES = 16;

/** An attempt with its paper. */
export interface Sitting {
  attempt: Attempt;
  paper: readonly PaperItem[];
  bank: SealedBank;
  ruleSet: RuleSet;
  part: QuizPart;
}

/** One answer on its way: the question's place in the paper from 1, bits of the chosen options as shown, and its number. */
export interface Answer {
  place: number;
  bits: number;
  seq: number;
}

/** Sittings: start, save, seal. */
@Injectable()
export class Attempts {
  constructor(
    @InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly banks: SealedBanks,
    private readonly statements: HotStatements,
    private readonly context: TenantContext,
    private readonly clock: Clock,
    private readonly tally: AttemptTally,
  ) {}

  /** Whether the person may start now under the part's limits, and the attempt that is still open, if any. */
  async prospects(
    registration: Registration,
    part: QuizPart,
    round: Round,
    rounds: readonly Round[],
  ): Promise<{ verdict: StartVerdict; open: Attempt | undefined }> {
    const own = await this.ofRegistration(registration, part.code);
    return { verdict: this.verdict(own, part, round, { rounds, audience: registration.audience }), open: this.openIn(own, round) };
  }

  /**
   * Starts a sitting, or gives back the one that is open: starting twice, in two tabs or by an impatient finger, is one.
   * `isAssisted` says that a helper has opened it for the person, on the helper's device.
   * @throws AttemptError ROUND_NOT_OPEN, BARRED, NO_ATTEMPT_LEFT; QuestionError NO_BANK
   */
  async start(
    running: RunningContest,
    round: Round,
    registration: Registration,
    { isAssisted = false }: { isAssisted?: boolean } = {},
  ): Promise<AttemptId> {
    const now = this.clock.now();
    if (roundPhase(round, now) !== 'open') throw new AttemptError('ROUND_NOT_OPEN');
    const part = quizPart(running.ruleSet, round.partCode);
    const bank = await this.banks.newest(running.contest.id);
    for (;;) {
      const own = await this.ofRegistration(registration, part.code);
      const open = this.openIn(own, round);
      if (open) return open.id;
      const reason = await this.registrations.barringReason(running, registration);
      if (reason) throw new AttemptError('BARRED', { reason });
      const verdict = this.verdict(own, part, round, { rounds: running.rounds, audience: registration.audience });
      if (!verdict.allowed) throw new AttemptError('NO_ATTEMPT_LEFT', { reason: verdict.sentence ?? '' });
      const attempt = newAttempt({ running, round, registration, part, bank, number: own.length + 1, now, isAssisted });
      // Somebody else may have taken this number in between, in another tab: then look again.
      if (!(await this.attempts.insertMissing([attempt]))) continue;
      this.tally.count('started');
      return attempt.id;
    }
  }

  /** An attempt of the account with its paper. @throws AttemptError ATTEMPT_UNKNOWN */
  async sitting(id: AttemptId, accountId: AccountId): Promise<Sitting> {
    const attempt = await this.attempts.findOne({ where: { id, accountId } });
    if (!attempt) throw new AttemptError('ATTEMPT_UNKNOWN');
    return this.withPaper(attempt);
  }

  /**
   * Keeps answers, and the prediction when it comes along; durable when it returns. May be called again with the same answers and in any order.
   * @returns when the server received them, the highest number that it now holds, and what it now holds at the place of each
   *   answer: something else where an answer with a higher number came before, from another tab or phone
   * @throws AttemptError ATTEMPT_UNKNOWN, ATTEMPT_SEALED, ATTEMPT_LATE
   */
  async save(
    id: AttemptId,
    sessionToken: string,
    answers: readonly Answer[],
    prediction: number | null = null,
  ): Promise<{ receivedAt: Date; seq: number; held: Pick<Answer, 'place' | 'bits'>[] }> {
    const [row] = await this.statements.run(saveAnswers, [
      this.context.tenantId(),
      sessionHash(sessionToken),
      id,
      answers.map((answer) => answer.place),
      answers.map((answer) => answer.bits),
      answers.map((answer) => answer.seq),
      prediction,
      GRACE,
    ]);
    refuse(row?.verdict ?? 'unknown');
    this.tally.count('saved');
    const held = answers.flatMap(({ place }, at) => {
      const bits = row?.held?.[at] ?? null;
      return bits === null ? [] : [{ place, bits }];
    });
    return { receivedAt: row?.received_at ?? this.clock.now(), seq: row?.seq ?? 0, held };
  }

  /**
   * Seals what the server holds; the prediction comes with it, unless time and grace are over. Sealing twice gives back
   * the first seal.
   * @param place the tenant's short name, for the receipt code
   */
  async submit(id: AttemptId, accountId: AccountId, prediction: number | null, place: string): Promise<Attempt> {
    const sitting = await this.sitting(id, accountId);
    if (!sitting.attempt.submittedAt) await this.seal(sitting, prediction, place, false);
    return (await this.sitting(id, accountId)).attempt;
  }

  /**
   * The sitting for whoever looks at it: sealed as of its deadline, once nothing may arrive any more. Looking alone never
   * cuts the grace short for answers that are on the wire.
   * @param place the tenant's short name, for the receipt code
   * @throws AttemptError ATTEMPT_UNKNOWN
   */
  async sealIfOver(id: AttemptId, accountId: AccountId, place: string): Promise<Sitting> {
    const sitting = await this.sitting(id, accountId);
    if (sitting.attempt.submittedAt || !this.isOver(sitting.attempt.deadlineAt)) return sitting;
    await this.seal(sitting, null, place, true);
    return this.sitting(id, accountId);
  }

  /** Seals attempts of a round whose time and grace are over, as they are kept; how many. For the worker and the closing of a round. */
  async sealExpired(roundId: RoundId, place: string, limit = 500): Promise<number> {
    const expired = await this.attempts.query('a', (query) =>
      query
        .andWhere('a.roundId = :roundId and a.submittedAt is null and a.deadlineAt <= :over', { roundId, over: this.graceOver() })
        .orderBy('a.deadlineAt')
        .limit(limit)
        .getMany(),
    );
    for (const attempt of expired) await this.seal(await this.withPaper(attempt), null, place, true);
    return expired.length;
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
        .andWhere('a.registrationId in (:...registrations)', { registrations })
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

  /** How many attempts of a round are not sealed yet. */
  async unsealed(roundId: RoundId): Promise<number> {
    return this.attempts.count({ roundId, submittedAt: IsNull() });
  }

  /** Whether nothing may arrive any more for a round or an attempt that ended at the instant. */
  isOver(endedAt: Date): boolean {
    return endedAt <= this.graceOver();
  }

  private graceOver(): Date {
    return new Date(this.clock.now().getTime() - GRACE_MS);
  }

  private async seal(sitting: Sitting, prediction: number | null, place: string, byDeadline: boolean): Promise<void> {
    const { attempt, paper } = sitting;
    const round = await this.contests.round(attempt.roundId);
    const [row] = await this.statements.run(sealAttempt, [
      this.context.tenantId(),
      attempt.id,
      attempt.seqs,
      marksOf(attempt.choices, paper),
      prediction,
      newReceiptCode(place, round.ordinal),
      randomBytes(SALT_BYTES),
      byDeadline,
      GRACE,
    ]);
    if (row?.verdict === 'new') this.tally.count('sealed');
    if (row?.verdict === 'changed') {
      const fresh = await this.attempts.findOne({ where: { id: attempt.id } });
      if (fresh) await this.seal(await this.withPaper(fresh), prediction, place, byDeadline);
    }
  }

  private async withPaper(attempt: Attempt): Promise<Sitting> {
    const [ruleSet, bank] = [await this.contests.ruleSet(attempt.ruleSetId), await this.banks.byId(attempt.bankId)];
    const part = quizPart(ruleSet, attempt.partCode);
    const questions = attempt.questions.map((place) => bank.questions[place]?.id ?? '');
    return { attempt, bank, ruleSet, part, paper: redrawPaper({ paper: part.paper, bank: bank.questions, seed: attempt.seed, questions }) };
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
  ): StartVerdict {
    const codes = new Map(rounds.map((one) => [one.id, one.code]));
    const past = own.map((attempt): PastAttempt => ({ round: codes.get(attempt.roundId) ?? '', startedAt: attempt.startedAt }));
    return mayStart(part, past, { round: round.code, at: this.clock.now(), audience });
  }
}

function newAttempt(start: {
  running: RunningContest;
  round: Round;
  registration: Registration;
  part: QuizPart;
  bank: SealedBank;
  number: number;
  now: Date;
  isAssisted: boolean;
}): Partial<Attempt> & { id: AttemptId } {
  const { running, round, registration, part, bank, number, now, isAssisted } = start;
  const seed = randomBytes(16).toString('hex');
  const places = new Map(bank.questions.map((question, place) => [question.id, place]));
  const scope = { round: round.code, audience: registration.audience };
  const paper = drawPaper({ paper: part.paper, bank: bank.questions, seed, scope });
  const questions = paper.map((item) => places.get(item.question) ?? -1);
  const itemCount = questions.length;
  const ruleSetId: RuleSetId = running.ruleSetId;
  return {
    id: newId<'attempt'>(now),
    viaTenantId: registration.viaTenantId,
    contestId: running.contest.id,
    roundId: round.id,
    registrationId: registration.id,
    accountId: registration.accountId,
    isAssisted,
    number,
    partCode: part.code,
    bankId: bank.id,
    ruleSetId,
    seed,
    itemCount,
    questions,
    startedAt: now,
    deadlineAt: new Date(Math.min(now.getTime() + part.paper.minutes * MINUTE_MS, round.closesAt.getTime())),
    choices: new Array<number>(itemCount).fill(0),
    seqs: new Array<number>(itemCount).fill(0),
  };
}

/** The quiz part of a rule set by its code. @throws AttemptError ROUND_NOT_OPEN when it is no quiz */
export function quizPart(ruleSet: RuleSet, code: string): QuizPart {
  const part = ruleSet.parts.find((one) => one.code === code);
  if (part?.kind !== 'quiz') throw new AttemptError('ROUND_NOT_OPEN');
  return part;
}

function refuse(verdict: SaveVerdict): void {
  switch (verdict) {
    case 'kept':
      return;
    case 'unknown':
      throw new AttemptError('ATTEMPT_UNKNOWN');
    case 'sealed':
      throw new AttemptError('ATTEMPT_SEALED');
    case 'late':
      throw new AttemptError('ATTEMPT_LATE');
  }
}
