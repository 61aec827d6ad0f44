import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock, type Id, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ContestRehearsal } from './entities/contest-rehearsal.entity.js';
import { RehearsalError } from './rehearsal.errors.js';
import { type RehearsalEnd, RehearsalThread } from './rehearsal-thread/rehearsal-thread.js';

/** How often whoever plays gives a sign of life, and says how far it is. */
const SIGN_EVERY_MS = 1_000;
/** Without a sign for so long, whoever played has died; another plays it again. */
const ABANDONED_MS = 30_000;
/** A rehearsal under which so many workers have died is not tried again. */
const GIVE_UP_AFTER = 3;

type Claimed = ContestRehearsal & { claim: Id<'claim'> };

/**
 * Plays rehearsals that wait, one at a time. May be killed anywhere and called by several workers at once: the row is changed
 * by the one who holds it, and a rehearsal that is played again comes out the same.
 */
@Injectable()
export class RehearsalPlaying {
  private readonly logger = new Logger('tasks');

  constructor(
    @InjectScoped(ContestRehearsal) private readonly rehearsals: ScopedRepository<ContestRehearsal>,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Plays the rehearsal of the tenant in scope that has waited longest.
   * @param stopping once aborted, what is being played is put back in line
   * @returns false when none waits
   */
  async playNext(stopping?: AbortSignal): Promise<boolean> {
    const claimed = await this.claim();
    if (!claimed) return false;
    if (claimed.tries > GIVE_UP_AFTER) {
      await this.end(claimed, { sentence: new RehearsalError('REHEARSAL_FAILED').sentence(), trace: 'its workers have died' });
      return true;
    }
    const { ruleSet, contestants, seed } = claimed;
    const thread = new RehearsalThread({ ruleSet, contestants, seed });
    try {
      await this.attend(claimed, thread, stopping);
    } finally {
      await thread.stop();
    }
    return true;
  }

  /** Takes the next one in a short transaction, passing by those that another worker is taking. */
  private async claim(): Promise<Claimed | undefined> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      const [waiting] = await this.rehearsals.query('r', (query) =>
        query
          // A sign from the future was given before the demo's clock was moved back.
          .andWhere("(r.state = 'queued' or (r.state = 'running' and (r.claimedAt < :abandoned or r.claimedAt > :impossible)))", {
            abandoned: new Date(now.getTime() - ABANDONED_MS),
            impossible: new Date(now.getTime() + ABANDONED_MS),
          })
          .orderBy('r.createdAt')
          .addOrderBy('r.id')
          .limit(1)
          .setLock('pessimistic_write')
          .setOnLocked('skip_locked')
          .getMany(),
      );
      if (!waiting) return undefined;
      const held = { state: 'running' as const, claim: newId<'claim'>(now), claimedAt: now, startedAt: now, tries: waiting.tries + 1 };
      await this.rehearsals.update({ id: waiting.id }, { ...held, percent: 0, doing: '' });
      return Object.assign(waiting, held);
    });
  }

  /** Watches the thread to its end; gives signs of life meanwhile, until somebody stops it or another has taken it. */
  private async attend(claimed: Claimed, thread: RehearsalThread, stopping = new AbortController().signal): Promise<void> {
    const { id, claim, tries } = claimed;
    const mine = { id, claim, state: 'running' as const };
    for (;;) {
      const end = await this.endOrPause(thread, stopping);
      if (end) {
        await this.end(claimed, end);
        return;
      }
      if (stopping.aborted) {
        await this.rehearsals.update(mine, { state: 'queued', claim: null, claimedAt: null, tries: tries - 1 });
        return;
      }
      const { doing = '', done = 0, of = 1 } = thread.progress ?? {};
      const sign = { claimedAt: this.clock.now(), doing, percent: Math.floor((done / of) * 100) };
      if ((await this.rehearsals.update(mine, sign)) === 0) return;
    }
  }

  /** How the thread ended; undefined after a while, or as soon as it is time to stop. */
  private async endOrPause(thread: RehearsalThread, stopping: AbortSignal): Promise<RehearsalEnd | undefined> {
    const waking = new AbortController();
    const signal = AbortSignal.any([waking.signal, stopping]);
    try {
      return await Promise.race([thread.ended, pause(SIGN_EVERY_MS, undefined, { signal }).catch(() => undefined)]);
    } finally {
      waking.abort();
    }
  }

  private async end({ id, claim }: Claimed, end: RehearsalEnd): Promise<void> {
    const over = { place: null, claim: null, claimedAt: null, finishedAt: this.clock.now() };
    const mine = { id, claim, state: 'running' as const };
    if ('result' in end) {
      await this.rehearsals.update(mine, { ...over, state: 'done', percent: 100, result: end.result });
      return;
    }
    this.logger.error(`rehearsal ${id} failed`, end.trace);
    await this.rehearsals.update(mine, { ...over, state: 'failed', error: end.sentence });
  }
}
