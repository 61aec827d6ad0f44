import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ContestReader } from '../contest-reader.service.js';
import type { Round } from '../entities/round.entity.js';
import { RoundTransitions } from '../round-transitions.service.js';
import { AlterationError } from './alteration.errors.js';
import { checkAnnulment, checkExtension, checkPause, type RoundTimesWanted } from './new-times.js';
import { type AlterationId, RoundAlteration } from './round-alteration.entity.js';
import type { NoticeKind, RoundNotice } from './round-notice.js';

/** Who alters a round, why, and what the public reads of it. */
export interface Announced {
  by: AccountId;
  /** Follows "vì". */
  reason: string;
  notice: string;
}

/** An alteration with its times, before anybody does it. Of a pause `from` null is from now, of an annulment `run` null is none. */
export type AlterationWanted =
  | { kind: 'extend'; closesAt: Date; publishesAt: Date | null }
  | { kind: 'pause'; from: Date | null; until: Date }
  | { kind: 'resume' }
  | { kind: 'annul'; run: RoundTimesWanted | null };

/** An alteration that was just made, and the round before it. */
export interface Altered {
  id: AlterationId;
  before: Round;
  /** The round as it is now. */
  after: Round;
}

/** An annulment that was just confirmed. */
export interface Annulled {
  alteration: RoundAlteration;
  /** As it was. */
  round: Round;
  successor: RoundId | null;
}

/**
 * What people do to rounds besides the rules: later closing, a pause, an annulment. This side of it: times, states, who, why and
 * what is read in public. What attempts and prizes have of it is `RoundTimes` in results, which calls this; nobody else does.
 */
@Injectable()
export class RoundAlterations {
  constructor(
    @InjectScoped(RoundAlteration) private readonly alterations: ScopedRepository<RoundAlteration>,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Refuses what would be refused now if it were done; holds and writes nothing. For who sees beforehand what will be read.
   * @throws as `extend`, `pause`, `resume` and `askAnnulment`
   */
  async check(roundId: RoundId, wanted: AlterationWanted): Promise<void> {
    const { round, rounds, now } = await this.asItStands(roundId);
    switch (wanted.kind) {
      case 'extend':
        checkExtension(round, wanted, rounds, now);
        return;
      case 'pause':
        checkPause(round, { from: beginningOfPause(round, wanted.from, now), until: wanted.until }, now);
        return;
      case 'resume':
        pauseToEnd(round, now);
        return;
      case 'annul':
        checkAnnulment(round, wanted.run, rounds, now);
        if (await this.alterations.findOne({ where: { roundId, kind: 'annul', state: 'asked' } }))
          throw new AlterationError('ALREADY_ASKED');
    }
  }

  /**
   * Has a round close later than it would; and be made public later, where its minute would come before.
   * @throws ContestError ROUND_NOT_FOUND; AlterationError NOT_ALTERABLE, NOT_LATER, IN_THE_PAST, PUBLISHES_TOO_EARLY, OVERLAPS
   */
  async extend(roundId: RoundId, times: Pick<RoundTimesWanted, 'closesAt' | 'publishesAt'>, announced: Announced): Promise<Altered> {
    return this.unitOfWork.run(async () => {
      const { round, rounds, now } = await this.held(roundId);
      checkExtension(round, times, rounds, now);
      const { closesAt, publishesAt } = times;
      const id = await this.write(round, announced, {
        kind: 'extend',
        ...{ closesBefore: round.closesAt, closesAfter: closesAt, publishesBefore: round.publishesAt, publishesAfter: publishesAt },
      });
      const change = { closesAt, publishesAt, notice: noticeOf('extended', announced, now) };
      await this.transitions.retime(round.id, change);
      await this.record('round.extended', round, announced, { closesBefore: round.closesAt, closesAfter: closesAt });
      return this.altered(id, round, change);
    });
  }

  /**
   * Has a round rest from an instant (null: from now) until another, at which it goes on by itself. Of one that rests already the end
   * is moved.
   * @throws ContestError ROUND_NOT_FOUND; AlterationError NOT_ALTERABLE, PAUSE_ENDS_EARLY, PAUSE_AFTER_CLOSING, IN_THE_PAST
   */
  async pause(roundId: RoundId, { from, until }: { from: Date | null; until: Date }, announced: Announced): Promise<Altered> {
    return this.unitOfWork.run(async () => {
      const { round, now } = await this.held(roundId);
      const rests = isResting(round, now);
      const pausedFrom = beginningOfPause(round, from, now);
      checkPause(round, { from: pausedFrom, until }, now);
      const change = { pausedFrom, resumesAt: until, notice: noticeOf('paused', announced, now) };
      const id = await this.write(round, announced, { kind: 'pause', pausedFrom, resumesAt: until });
      await this.transitions.retime(round.id, change);
      await this.record(rests ? 'round.pause-moved' : 'round.pause-set', round, announced, { pausedFrom, resumesAt: until });
      const state = !rests && pausedFrom <= now && (await this.rest(round, announced)) ? 'paused' : round.state;
      return this.altered(id, round, { ...change, state });
    });
  }

  /**
   * Ends a pause now; one that has not begun is called off.
   * @throws ContestError ROUND_NOT_FOUND; AlterationError NOT_PAUSED
   */
  async resume(roundId: RoundId, announced: Announced): Promise<Altered> {
    return this.unitOfWork.run(async () => {
      const { round, now } = await this.held(roundId);
      const { pausedFrom } = pauseToEnd(round, now);
      const end = pausedFrom > now ? pausedFrom : now;
      const change = { resumesAt: end, notice: noticeOf('resumed', announced, now) };
      const id = await this.write(round, announced, { kind: 'resume', pausedFrom, resumesAt: end });
      await this.transitions.retime(round.id, change);
      const { by: actor, reason } = announced;
      const goesOn = await this.transitions.move(round.id, { from: 'paused', to: 'open', actor, reason });
      if (!goesOn) await this.record('round.pause-ended', round, announced, { pausedFrom, resumesAt: end });
      return this.altered(id, round, { ...change, state: goesOn ? 'open' : round.state });
    });
  }

  /**
   * Asks for a round to be annulled, perhaps with a run in its place; a second person decides.
   * @throws ContestError ROUND_NOT_FOUND; AlterationError NOT_ALTERABLE, IN_THE_PAST, RUN_ENDS_EARLY, PUBLISHES_TOO_EARLY, OVERLAPS, ALREADY_ASKED
   */
  async askAnnulment(roundId: RoundId, run: RoundTimesWanted | null, announced: Announced): Promise<AlterationId> {
    return this.unitOfWork.run(async () => {
      const { round, rounds, now } = await this.held(roundId);
      checkAnnulment(round, run, rounds, now);
      const id = await this.write(round, announced, {
        kind: 'annul',
        ...(run && { runOpensAt: run.opensAt, runClosesAt: run.closesAt, runPublishesAt: run.publishesAt }),
      });
      await this.record('round.annulment-asked', round, announced, { alteration: id, ...(run && { opensAt: run.opensAt }) });
      return id;
    });
  }

  /**
   * Annuls a round as another person has asked for: nothing of it counts from now on, and its new run stands in the calendar.
   * @throws AlterationError NO_ALTERATION, SECOND_PERSON, ALREADY_DECIDED, and as `askAnnulment`, where its times no longer fit
   */
  async annul(id: AlterationId, by: AccountId): Promise<Annulled> {
    return this.unitOfWork.run(async () => {
      const asked = await this.annulment(id);
      if (asked.askedBy === by) throw new AlterationError('SECOND_PERSON');
      const { round, rounds, now } = await this.held(asked.roundId);
      const decided = { state: 'done' as const, decidedBy: by, decidedAt: now };
      if ((await this.alterations.update({ id, state: 'asked' }, decided)) === 0) throw new AlterationError('ALREADY_DECIDED');
      const run = runOf(asked);
      checkAnnulment(round, run, rounds, now);
      const announced = { by, reason: asked.reason, notice: asked.notice };
      const { reason } = asked;
      await this.transitions.move(round.id, { from: round.state, to: 'annulled', actor: by, reason, details: { alteration: id } });
      await this.transitions.retime(round.id, { notice: noticeOf('annulled', announced, now) });
      const successor = run ? await this.transitions.addRun(round, run, noticeOf('rerun', announced, now)) : null;
      if (successor) await this.alterations.update({ id }, { successorId: successor });
      this.contests.forget();
      return { alteration: { ...asked, ...decided, successorId: successor }, round, successor };
    });
  }

  /** Turns an annulment down; who has asked for it may take it back so. @throws AlterationError NO_ALTERATION, ALREADY_DECIDED */
  async decline(id: AlterationId, by: AccountId, because: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const asked = await this.annulment(id);
      const decided = { state: 'declined' as const, decidedBy: by, decidedAt: this.clock.now(), declinedBecause: because };
      if ((await this.alterations.update({ id, state: 'asked' }, decided)) === 0) throw new AlterationError('ALREADY_DECIDED');
      const round = await this.contests.round(asked.roundId);
      await this.record('round.annulment-declined', round, { by, reason: because }, { alteration: id });
    });
  }

  /** @throws AlterationError NO_ALTERATION */
  async get(id: AlterationId): Promise<RoundAlteration> {
    const found = await this.alterations.findOne({ where: { id } });
    if (!found) throw new AlterationError('NO_ALTERATION');
    return found;
  }

  /** What was done to rounds, newest first. Of a round in all of its runs: give the ids of all. */
  async ofRounds(roundIds: readonly RoundId[]): Promise<RoundAlteration[]> {
    if (roundIds.length === 0) return [];
    return this.alterations.find({ where: { roundId: In([...roundIds]) }, order: { askedAt: 'DESC', id: 'DESC' } });
  }

  /** The rounds of a contest to which anything was done, or asked for, and those that run in the place of others. */
  async touched(contestId: ContestId): Promise<ReadonlySet<RoundId>> {
    const all = await this.alterations.find({
      where: { contestId },
      select: { tenantId: true, id: true, roundId: true, successorId: true },
    });
    return new Set(all.flatMap(({ roundId, successorId }) => (successorId ? [roundId, successorId] : [roundId])));
  }

  /** Annulments of a contest that wait for a second person, oldest first. */
  async waiting(contestId: ContestId): Promise<RoundAlteration[]> {
    return this.alterations.find({ where: { contestId, state: 'asked' }, order: { askedAt: 'ASC', id: 'ASC' } });
  }

  /** All annulments that hold. */
  async annulments(): Promise<RoundAlteration[]> {
    return this.alterations.find({ where: { kind: 'annul', state: 'done' }, order: { decidedAt: 'ASC', id: 'ASC' } });
  }

  /** Annulments of which not all contestants have been told yet, oldest first. */
  async untold(): Promise<RoundAlteration[]> {
    return this.alterations.find({ where: { kind: 'annul', state: 'done', toldAt: IsNull() }, order: { decidedAt: 'ASC', id: 'ASC' } });
  }

  /** Notes up to whose registration contestants were told, in the unit of work that tells them; null: all of them were. */
  async noteTold({ id, toldUpTo }: Pick<RoundAlteration, 'id' | 'toldUpTo'>, upTo: string | null): Promise<boolean> {
    const where = { id, toldUpTo: toldUpTo ?? IsNull(), toldAt: IsNull() };
    return (await this.alterations.update(where, upTo ? { toldUpTo: upTo } : { toldAt: this.clock.now() })) === 1;
  }

  /** Annulments after which the standings of units have not been looked at yet, oldest first. */
  async unrecounted(): Promise<RoundAlteration[]> {
    const where = { kind: 'annul' as const, state: 'done' as const, recountedAt: IsNull() };
    return this.alterations.find({ where, order: { decidedAt: 'ASC', id: 'ASC' } });
  }

  /** Notes that the standings of units no longer have the annulled round in them, in the unit of work that sees to it; one of several does. */
  async noteRecounted(id: AlterationId): Promise<boolean> {
    return (await this.alterations.update({ id, recountedAt: IsNull() }, { recountedAt: this.clock.now() })) === 1;
  }

  /** The round, held with all others of its contest, since none may come to overlap another one meanwhile. */
  private async held(roundId: RoundId): Promise<{ round: Round; rounds: Round[]; now: Date }> {
    const { contestId } = await this.contests.round(roundId);
    await this.transitions.holdAll(contestId);
    return this.asItStands(roundId);
  }

  private async asItStands(roundId: RoundId): Promise<{ round: Round; rounds: Round[]; now: Date }> {
    const { contestId } = await this.contests.round(roundId);
    const rounds = await this.contests.everyRoundOf(contestId);
    const round = rounds.find(({ id }) => id === roundId);
    // An annulled run with another in its place is over.
    if (!round) throw new AlterationError('NOT_ALTERABLE');
    return { round, rounds, now: this.clock.now() };
  }

  /** A round that has opened rests at once, also where no worker has noted yet that it is open. */
  private async rest({ id, state, opensAt }: Round, { by: actor, reason }: Announced): Promise<boolean> {
    if (state === 'scheduled' && opensAt <= this.clock.now())
      await this.transitions.move(id, { from: 'scheduled', to: 'open', actor: null });
    return this.transitions.move(id, { from: 'open', to: 'paused', actor, reason });
  }

  private async write(round: Round, { by, reason, notice }: Announced, what: Partial<RoundAlteration>): Promise<AlterationId> {
    const now = this.clock.now();
    const id: AlterationId = newId<'round-alteration'>(now);
    const decided = what.kind === 'annul' ? { state: 'asked' as const } : { state: 'done' as const, decidedBy: by, decidedAt: now };
    const row = { id, contestId: round.contestId, roundId: round.id, reason, notice, askedBy: by, askedAt: now, ...decided, ...what };
    if ((await this.alterations.insertMissing([row])) === 0) throw new AlterationError('ALREADY_ASKED');
    return id;
  }

  private async annulment(id: AlterationId): Promise<RoundAlteration> {
    const asked = await this.get(id);
    if (asked.kind !== 'annul') throw new AlterationError('NO_ALTERATION');
    return asked;
  }

  private async record(
    action: string,
    { id }: Round,
    { by, reason }: Pick<Announced, 'by' | 'reason'>,
    details: Record<string, Date | string | null>,
  ): Promise<void> {
    const told = Object.fromEntries(
      Object.entries(details).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
    );
    await this.audit.record({ actor: by, action, subject: { kind: 'round', id }, reason, details: told });
  }

  private altered(id: AlterationId, before: Round, change: Partial<Round>): Altered {
    this.contests.forget();
    return { id, before, after: { ...before, ...change } };
  }
}

function isResting({ state, pausedFrom, resumesAt }: Round, now: Date): boolean {
  return state === 'paused' && pausedFrom !== null && resumesAt !== null && now < resumesAt;
}

/** From when a wanted pause holds; one that holds already goes on from where it began. */
function beginningOfPause(round: Round, from: Date | null, now: Date): Date {
  if (isResting(round, now)) return round.pausedFrom as Date;
  return from && from > now ? from : now;
}

/** @throws AlterationError NOT_PAUSED */
function pauseToEnd({ pausedFrom, resumesAt }: Round, now: Date): { pausedFrom: Date } {
  if (!pausedFrom || !resumesAt || resumesAt <= now) throw new AlterationError('NOT_PAUSED');
  return { pausedFrom };
}

function runOf({ runOpensAt, runClosesAt, runPublishesAt }: RoundAlteration): RoundTimesWanted | null {
  return runOpensAt && runClosesAt ? { opensAt: runOpensAt, closesAt: runClosesAt, publishesAt: runPublishesAt } : null;
}

function noticeOf(kind: NoticeKind, { reason, notice }: Pick<Announced, 'reason' | 'notice'>, now: Date): RoundNotice {
  return { kind, reason, text: notice, at: now.toISOString() };
}
