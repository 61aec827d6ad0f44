import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ContestError } from './contest.errors.js';
import { Contest } from './entities/contest.entity.js';
import { Round } from './entities/round.entity.js';
import type { RoundState } from './enums.js';

/** Which state may follow which. Back goes one step alone: a standing that was returned is computed again. */
const NEXT: Readonly<Partial<Record<RoundState, readonly RoundState[]>>> = {
  scheduled: ['open'],
  open: ['closing'],
  closing: ['settling'],
  settling: ['ranked'],
  ranked: ['approved', 'settling'],
  approved: ['published'],
  published: ['archived'],
};

/** States that a round leaves when its time has come, without anybody's word. */
const MOVED_BY_TIME: readonly RoundState[] = ['scheduled', 'open'];
const UNFINISHED: readonly RoundState[] = ['scheduled', 'open', 'closing', 'settling', 'ranked', 'approved'];

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
    if (!NEXT[from]?.includes(to)) throw new Error(`A round never goes from ${from} to ${to}.`);
    return this.unitOfWork.run(async () => {
      const moved = await this.rounds.update({ id: roundId, state: from }, { state: to });
      if (moved === 0) return false;
      await this.audit.record({
        actor,
        action: `round.${to}`,
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

  /** Opens and closes the rounds of published contests whose time has come; how many were moved. */
  async advance(): Promise<number> {
    const now = this.clock.now();
    let moved = 0;
    for (const round of await this.unfinished()) {
      if (!MOVED_BY_TIME.includes(round.state)) continue;
      if (round.state === 'scheduled' && (await this.move(round.id, { from: 'scheduled', to: 'open', actor: null }))) moved += 1;
      if (round.closesAt > now) continue;
      if (await this.move(round.id, { from: 'open', to: 'closing', actor: null })) moved += 1;
    }
    return moved;
  }

  /** Rounds of published contests that have begun and are not published yet, oldest first. */
  async unfinished(): Promise<Round[]> {
    const contests = await this.contests.find({ where: { state: 'published' } });
    if (contests.length === 0) return [];
    return this.rounds.find({
      where: {
        contestId: In(contests.map((contest) => contest.id)),
        state: In([...UNFINISHED]),
        opensAt: LessThanOrEqual(this.clock.now()),
      },
      order: { closesAt: 'ASC' },
    });
  }
}
