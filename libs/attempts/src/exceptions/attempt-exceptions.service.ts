import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions, unitDay } from '#contests';
import { type AccountId, Clock, type ContestId, newId, newReceiptLetters, receiptInitials, type RoundId } from '#kernel';
import type { HotStatement } from '#persistence';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { type UnitId, UnitRegister } from '#units';
import { AttemptException, type ExceptionCause, type ExceptionId, type ExceptionKind } from '../entities/attempt-exception.entity.js';
import { AttemptGrant } from '../entities/attempt-grant.entity.js';
import { Attempt, type AttemptId } from '../entities/attempt.entity.js';
import { LateAnswer } from '../entities/late-answer.entity.js';
import { acceptLate, giveTime, reopenAttempt } from './exception-statements.js';
import { ExceptionError } from './exception.errors.js';
import { ExceptionNotices } from './exception-notices.service.js';

const SALT_BYTES = 16;
/** An attempt goes on only while nothing of its round has been ranked. A round is called open a moment after it is. */
const STILL_SAT: readonly Round['state'][] = ['scheduled', 'open', 'paused', 'closing'];
/** Late answers may also come to a standing that the board gives back and has computed again. */
const STILL_COUNTED: readonly Round['state'][] = [...STILL_SAT, 'ranked'];

/** Said by who has taken the result of the round back in this very unit of work, so that it will be computed with what is done. */
export type TakenBackNow = 'taken-back-now' | undefined;

/** What somebody of the board asks for. */
export interface Wish {
  kind: ExceptionKind;
  roundId: RoundId;
  /** Needed for all but more time. */
  attemptId?: AttemptId | undefined;
  /** More time for the open attempts of this unit's people and of units below it. */
  unitId?: UnitId | undefined;
  /** None for late answers. */
  minutes?: number | undefined;
  cause: ExceptionCause;
  reason: string;
}

/** How many attempts an exception of a kind was granted to, by cause: what is told in public. */
export interface ExceptionCount {
  kind: ExceptionKind;
  cause: ExceptionCause;
  attempts: number;
}

/** What the board does for attempts besides the rules: with a reason, by two people, counted in public. */
@Injectable()
export class AttemptExceptions {
  constructor(
    @InjectScoped(AttemptException) private readonly exceptions: ScopedRepository<AttemptException>,
    @InjectScoped(AttemptGrant) private readonly grants: ScopedRepository<AttemptGrant>,
    @InjectScoped(Attempt) private readonly attempts: ScopedRepository<Attempt>,
    @InjectScoped(LateAnswer) private readonly late: ScopedRepository<LateAnswer>,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly units: UnitRegister,
    private readonly notices: ExceptionNotices,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Asks for an exception; a second person decides. @throws ExceptionError ALREADY_ASKED, NOT_SEALED, NOT_OPEN, NO_LATE_ANSWERS, NO_EXCEPTION, ROUND_DECIDED */
  async ask(wish: Wish, by: AccountId, takenBack?: TakenBackNow): Promise<ExceptionId> {
    return this.unitOfWork.run(async () => {
      const round = await this.contests.round(wish.roundId);
      await this.refuseVain(wish, round, takenBack);
      return this.write(wish, round, { by, state: 'asked' });
    });
  }

  /** Leaves late answers of an attempt out for good: nothing that counts changes, so one person does it. @throws ExceptionError as ask */
  async leaveOut(attemptId: AttemptId, { cause, reason }: Pick<Wish, 'cause' | 'reason'>, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const attempt = await this.attempts.findOne({ where: { id: attemptId } });
      if (!attempt) throw new ExceptionError('NO_EXCEPTION');
      if (!(await this.late.exists({ attemptId }))) throw new ExceptionError('NO_LATE_ANSWERS');
      const wish: Wish = { kind: 'late-answers', roundId: attempt.roundId, attemptId, cause, reason };
      await this.write(wish, await this.contests.round(attempt.roundId), { by, state: 'left-out' });
      await this.notices.tell({ kind: 'left-out', attempt, minutes: null });
    });
  }

  /**
   * Grants what another has asked for, at once: more time, an attempt that goes on, or late answers taken.
   * @param place the tenant's short name, for the receipt code
   * @returns for how many attempts
   * @throws ExceptionError NO_EXCEPTION, SECOND_PERSON, ALREADY_DECIDED, NOT_OPEN, OTHER_IS_OPEN, NO_LATE_ANSWERS, ROUND_DECIDED
   */
  async grant(id: ExceptionId, by: AccountId, place: string, takenBack?: TakenBackNow): Promise<number> {
    return this.unitOfWork.run(async () => {
      const { kind, roundId, askedBy } = await this.get(id);
      if (askedBy === by) throw new ExceptionError('SECOND_PERSON');
      // Held before it is decided: the round is neither sealed nor ranked in between, and what was ranked before is told apart by time.
      const round = await this.transitions.hold(roundId);
      const asked = await this.decide(id, by, { state: 'granted' });
      this.refuseDecided(kind, round, takenBack);
      const attempts = await this.carryOut(asked, place);
      await this.record(asked, by, 'granted', { attempts });
      if (asked.attemptId) await this.tellOwner(asked, asked.attemptId);
      return attempts;
    });
  }

  /** Turns down what another has asked for; who has asked may take it back so. @throws ExceptionError NO_EXCEPTION, ALREADY_DECIDED */
  async decline(id: ExceptionId, by: AccountId, reason: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const asked = await this.decide(id, by, { state: 'declined', declinedBecause: reason });
      await this.record(asked, by, 'declined', {});
    });
  }

  /** @throws ExceptionError NO_EXCEPTION */
  async get(id: ExceptionId): Promise<AttemptException> {
    const found = await this.exceptions.findOne({ where: { id } });
    if (!found) throw new ExceptionError('NO_EXCEPTION');
    return found;
  }

  /** All of a contest, newest first. */
  async ofContest(contestId: ContestId, limit = 200): Promise<AttemptException[]> {
    return this.exceptions.find({ where: { contestId }, order: { askedAt: 'DESC', id: 'DESC' }, take: limit });
  }

  /** What waits for its second person in these rounds, oldest first. */
  async waiting(roundIds: readonly RoundId[]): Promise<AttemptException[]> {
    if (roundIds.length === 0) return [];
    return this.exceptions.find({ where: { roundId: In([...roundIds]), state: 'asked' }, order: { askedAt: 'ASC', id: 'ASC' } });
  }

  /** What was asked for and given to these attempts, oldest first. */
  async ofAttempts(ids: readonly AttemptId[]): Promise<{ exceptions: AttemptException[]; grants: AttemptGrant[] }> {
    if (ids.length === 0) return { exceptions: [], grants: [] };
    const grants = await this.grants.find({ where: { attemptId: In([...ids]) } });
    const exceptions = await this.exceptions.find({
      where: [{ attemptId: In([...ids]) }, { id: In(grants.map(({ exceptionId }) => exceptionId)) }],
      order: { askedAt: 'ASC', id: 'ASC' },
    });
    return { exceptions, grants };
  }

  /** How many attempts exceptions were granted to, in a round or in all rounds of a contest. */
  async counts(contestId: ContestId, roundId: RoundId | null): Promise<ExceptionCount[]> {
    return this.exceptions.query('e', (query) => {
      const chosen = query
        .innerJoin('attempt_grants', 'g', 'g.tenant_id = e.tenantId and g.exception_id = e.id')
        .andWhere('e.contestId = :contestId', { contestId });
      if (roundId) chosen.andWhere('e.roundId = :roundId', { roundId });
      return chosen
        .select(['e.kind as kind', 'e.cause as cause', 'count(distinct g.attempt_id)::int as attempts'])
        .groupBy('e.kind, e.cause')
        .orderBy('e.kind')
        .addOrderBy('attempts', 'DESC')
        .addOrderBy('e.cause')
        .getRawMany<ExceptionCount>();
    });
  }

  /** Whether late answers of a round were taken after the instant: then what was ranked before it lacks them. */
  async lateTakenAfter(roundId: RoundId, instant: Date): Promise<boolean> {
    return this.exceptions.exists({ roundId, kind: 'late-answers', state: 'granted', decidedAt: MoreThan(instant) });
  }

  private async write(
    { kind, roundId, attemptId, unitId, minutes, cause, reason }: Wish,
    { contestId }: Round,
    { by, state }: { by: AccountId; state: 'asked' | 'left-out' },
  ): Promise<ExceptionId> {
    const now = this.clock.now();
    const id: ExceptionId = newId<'attempt-exception'>(now);
    const decided = state === 'asked' ? {} : { decidedBy: by, decidedAt: now };
    const row = { id, contestId, roundId, kind, cause, reason, state, askedBy: by, askedAt: now, ...decided };
    const written = await this.exceptions.insertMissing([
      { ...row, attemptId: attemptId ?? null, unitId: unitId ?? null, minutes: kind === 'late-answers' ? null : (minutes ?? null) },
    ]);
    if (written === 0) throw new ExceptionError('ALREADY_ASKED');
    await this.record({ id, kind, roundId, attemptId: attemptId ?? null, minutes: minutes ?? null }, by, state, {});
    return id;
  }

  private async decide(
    id: ExceptionId,
    by: AccountId,
    decision: { state: 'granted' } | { state: 'declined'; declinedBecause: string },
  ): Promise<AttemptException> {
    const asked = await this.get(id);
    const moved = await this.exceptions.update({ id, state: 'asked' }, { ...decision, decidedBy: by, decidedAt: this.clock.now() });
    if (moved === 0) throw new ExceptionError('ALREADY_DECIDED');
    return asked;
  }

  private async carryOut({ id, kind, contestId, roundId, attemptId, unitId, minutes }: AttemptException, place: string): Promise<number> {
    const [scope, fresh] = [this.context.tenantId(), newId<'attempt'>(this.clock.now())];
    if (kind === 'extra-time') {
      const unit = unitId ? await this.units.findById(unitId) : undefined;
      const day = unit && unitDay(await this.contests.contest(contestId));
      const ofUnits = day ? [unit.id, ...(await this.units.idsUnder(unit.code, day))] : null;
      const given = await this.run(giveTime, [scope, id, roundId, attemptId, ofUnits, minutes ?? 0]);
      if (given === 0) throw new ExceptionError('NOT_OPEN');
      return given;
    }
    if (kind === 're-opening') {
      if ((await this.run(reopenAttempt, [scope, id, attemptId ?? '', fresh, minutes ?? 0])) === 0)
        throw new ExceptionError('OTHER_IS_OPEN');
      return 1;
    }
    const letters = newReceiptLetters();
    const sealed = await this.run(acceptLate, [
      scope,
      id,
      attemptId ?? '',
      fresh,
      receiptInitials(place),
      letters,
      randomBytes(SALT_BYTES),
    ]);
    if (sealed === 0) throw new ExceptionError('NO_LATE_ANSWERS');
    return 1;
  }

  /** In the running unit of work: granted and done together, or neither. */
  private async run<Values extends readonly unknown[]>(statement: HotStatement<Values, { n: number }>, values: Values): Promise<number> {
    return this.unitOfWork.run(async (manager) => (await manager.query<{ n: number }[]>(statement.text, [...values]))[0]?.n ?? 0);
  }

  private async refuseVain({ kind, attemptId, roundId }: Wish, round: Round, takenBack?: TakenBackNow): Promise<void> {
    this.refuseDecided(kind, round, takenBack);
    if (!attemptId) return;
    const attempt = await this.attempts.findOne({ where: { id: attemptId, roundId } });
    if (!attempt) throw new ExceptionError('NO_EXCEPTION');
    if (kind === 'extra-time' && attempt.submittedAt) throw new ExceptionError('NOT_OPEN');
    if (kind !== 'extra-time' && !attempt.submittedAt) throw new ExceptionError('NOT_SEALED');
    if (kind !== 'extra-time' && (await this.attempts.exists({ continues: attemptId }))) throw new ExceptionError('ALREADY_ASKED');
    if (kind === 'late-answers' && !(await this.late.exists({ attemptId }))) throw new ExceptionError('NO_LATE_ANSWERS');
  }

  private refuseDecided(kind: ExceptionKind, { state }: Round, takenBack?: TakenBackNow): void {
    // Nobody computes it before that unit of work ends.
    if (takenBack && kind === 'late-answers' && state === 'settling') return;
    if (!(kind === 'late-answers' ? STILL_COUNTED : STILL_SAT).includes(state)) throw new ExceptionError('ROUND_DECIDED');
  }

  private async tellOwner({ kind, minutes }: AttemptException, attemptId: AttemptId): Promise<void> {
    const attempt = await this.attempts.findOne({ where: { id: attemptId } });
    if (attempt) await this.notices.tell({ kind, attempt, minutes });
  }

  /** Without the words: they may say how somebody was, and stand with the exception, from which they can be erased. */
  private async record(
    { id, kind, roundId, attemptId, minutes }: Pick<AttemptException, 'id' | 'kind' | 'roundId' | 'attemptId' | 'minutes'>,
    actor: AccountId,
    act: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record({
      actor,
      action: `exception.${act}`,
      subject: { kind: attemptId ? 'attempt' : 'round', id: attemptId ?? roundId },
      details: { exception: id, kind, minutes, ...details },
    });
  }
}
