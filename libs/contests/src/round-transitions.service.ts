import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { RoundNotice } from './alterations/round-notice.js';
import { ContestError } from './contest.errors.js';
import { isPaused } from './domain/round-phase.js';
import { Contest } from './entities/contest.entity.js';
import { Round } from './entities/round.entity.js';
import type { RoundKind, RoundState } from './enums.js';

/** Which state may follow which. Back goes one way alone: a standing that was returned, or a result that is corrected, is computed again. */
const NEXT: Readonly<Partial<Record<RoundState, readonly RoundState[]>>> = {
  scheduled: ['open'],
  open: ['closing', 'paused'],
  paused: ['open'],
  closing: ['settling'],
  settling: ['ranked'],
  ranked: ['approved', 'settling'],
  approved: ['published', 'settling'],
  published: ['archived', 'settling'],
};

/** From these a round may be annulled, too: before it is filed, and after it was begun to be prepared. */
const MAY_BE_ANNULLED: readonly RoundState[] = ['scheduled', 'open', 'paused', 'closing', 'settling', 'ranked', 'approved', 'published'];
/** States that a round leaves when its time has come, without anybody's word. */
const MOVED_BY_TIME: readonly RoundState[] = ['scheduled', 'open', 'paused'];
const UNFINISHED: readonly RoundState[] = [...MOVED_BY_TIME, 'closing', 'settling', 'ranked', 'approved'];

export interface Move {
  from: RoundState;
  to: RoundState;
  /** Who moves it; null for the machine. */
  actor: AccountId | null;
  reason?: string | undefined;
  details?: Record<string, unknown>;
}

/** The life of a round: the only writer of its state. */
@Injectable()
export class RoundTransitions {
  constructor(
    @InjectScoped(Round) private readonly rounds: ScopedRepository<Round>,
    @InjectScoped(Contest) private readonly contests: ScopedRepository<Contest>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves a round and writes it down, both or neither. However many ask at once, one moves it.
   * @returns whether this call moved it; false when the round was not in `from`
   */
  async move(roundId: RoundId, { from, to, actor, reason, details }: Move): Promise<boolean> {
    const mayGo = to === 'annulled' ? MAY_BE_ANNULLED.includes(from) : NEXT[from]?.includes(to);
    if (!mayGo) throw new Error(`A round never goes from ${from} to ${to}.`);
    return this.unitOfWork.run(async () => {
      const moved = await this.rounds.update({ id: roundId, state: from }, { state: to });
      if (moved === 0) return false;
      await this.audit.record({
        actor,
        action: from === 'paused' && to === 'open' ? 'round.resumed' : `round.${to}`,
        subject: { kind: 'round', id: roundId },
        reason,
        details: { from, ...details },
      });
      return true;
    });
  }

  /** The round, held until the running unit of work ends: others who want to hold or move it wait. @throws ContestError ROUND_NOT_FOUND */
  async hold(roundId: RoundId): Promise<Round> {
    const round = await this.rounds.query('r', (query) =>
      query.andWhere('r.id = :roundId', { roundId }).setLock('pessimistic_write').getOne(),
    );
    if (!round) throw new ContestError('ROUND_NOT_FOUND');
    return round;
  }

  /** Holds all rounds of a contest until the running unit of work ends, always in the same order: for what concerns one round by the others. */
  async holdAll(contestId: ContestId): Promise<void> {
    await this.rounds.query('r', (query) =>
      query.andWhere('r.contestId = :contestId', { contestId }).orderBy('r.id').setLock('pessimistic_write').getMany(),
    );
  }

  /**
   * The rounds of a contest, held in common until the running unit of work ends: none of them opens or closes meanwhile, and
   * attempts go on. For what must know on which side of a closing it is.
   */
  async share(contestId: ContestId): Promise<Round[]> {
    return this.rounds.query('r', (query) =>
      query.andWhere('r.contestId = :contestId', { contestId }).orderBy('r.id').setLock('pessimistic_read').getMany(),
    );
  }

  /** Opens, rests, goes on with and closes the rounds of published contests whose time has come; how many moves that were. */
  async advance(): Promise<number> {
    const now = this.clock.now();
    let moved = 0;
    const go = async ({ id }: Round, from: RoundState, to: RoundState, reason?: string): Promise<void> => {
      if (await this.move(id, { from, to, actor: null, reason })) moved += 1;
    };
    for (const round of await this.begun(['sitting', 'receiving'])) {
      if (!MOVED_BY_TIME.includes(round.state)) continue;
      const rests = isPaused(round, now);
      if (round.state === 'scheduled') await go(round, 'scheduled', 'open');
      // Why it rests was written down by whoever set the pause.
      if (rests && round.state !== 'paused') await go(round, 'open', 'paused', round.notice?.reason);
      // What rests at the end of its time closes when it goes on: whoever sits in it has time left.
      if (rests) continue;
      if (round.state === 'paused') await go(round, 'paused', 'open');
      if (round.closesAt <= now) await go(round, 'open', 'closing');
    }
    return moved;
  }

  /** Writes other times of a round, or what the public reads of it, in the caller's unit of work; whoever calls has held it. */
  async retime(
    roundId: RoundId,
    change: Partial<Pick<Round, 'closesAt' | 'publishesAt' | 'pausedFrom' | 'resumesAt' | 'notice'>>,
  ): Promise<void> {
    await this.rounds.update({ id: roundId }, change);
  }

  /** Puts the next run of an annulled round into the calendar, in the caller's unit of work. */
  async addRun(round: Round, times: Pick<Round, 'opensAt' | 'closesAt' | 'publishesAt'>, notice: RoundNotice): Promise<RoundId> {
    const { contestId, kind, partCode, code, ordinal, name, run } = round;
    const id: RoundId = newId<'round'>(this.clock.now());
    await this.rounds.insert({ id, contestId, kind, partCode, code, ordinal, name, ...times, run: run + 1, state: 'scheduled', notice });
    return id;
  }

  /** Rounds of published contests that have begun and are not published yet, oldest first; of quizzes, unless the others are asked for. */
  async unfinished(kind: RoundKind = 'sitting'): Promise<Round[]> {
    return this.begun([kind]);
  }

  private async begun(kinds: readonly RoundKind[]): Promise<Round[]> {
    const contests = await this.contests.find({ where: { state: 'published' } });
    if (contests.length === 0) return [];
    return this.rounds.find({
      where: {
        contestId: In(contests.map((contest) => contest.id)),
        kind: In([...kinds]),
        state: In([...UNFINISHED]),
        opensAt: LessThanOrEqual(this.clock.now()),
      },
      order: { closesAt: 'ASC' },
    });
  }
}
