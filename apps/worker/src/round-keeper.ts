import { Injectable, Logger } from '@nestjs/common';
import { type Round, RoundTransitions } from '#contests';
import type { RoundId } from '#kernel';
import { Turnouts } from '#reports';
import { RoundClosing } from '#results';
import type { Tenant } from '#tenants';

/** Pages may be so much behind the last attempt. */
const COUNT_EVERY_MS = 10_000;
/** A round that could not be taken further is tried again after this pause: computing it may take long, and the log says it each time. */
const TRY_AGAIN_MS = 10_000;

/** Looks after the rounds of a tenant: opens and closes them by the clock, takes closed ones further, counts who takes part. */
@Injectable()
export class RoundKeeper {
  private readonly logger = new Logger('tasks');
  /** When this process last counted a round, and in which state it was then. */
  private readonly counted = new Map<RoundId, { at: number; state: Round['state'] }>();
  /** Rounds that failed, and when they did so last. */
  private readonly failed = new Map<RoundId, number>();

  constructor(
    private readonly transitions: RoundTransitions,
    private readonly closing: RoundClosing,
    private readonly turnouts: Turnouts,
  ) {}

  /** One look at the rounds of the tenant in scope. A round that fails does not hold up the others. */
  async look({ shortName, slug }: Tenant): Promise<void> {
    await this.transitions.advance();
    for (const round of await this.transitions.unfinished()) {
      if (this.isResting(round)) continue;
      try {
        await this.closing.takeFurther(round, shortName);
        await this.count(round);
        this.failed.delete(round.id);
      } catch (error) {
        this.failed.set(round.id, performance.now());
        this.logger.error(`round ${round.code} (${round.state}) of ${slug} failed`, error instanceof Error ? error.stack : String(error));
      }
    }
  }

  private isResting({ id }: Round): boolean {
    const since = this.failed.get(id);
    return since !== undefined && performance.now() - since < TRY_AGAIN_MS;
  }

  /** Counts while people take part, and once more in every later state, so that the last number is the final one. */
  private async count({ id, contestId, state }: Round): Promise<void> {
    const last = this.counted.get(id);
    const isDue = last?.state !== state || (state === 'open' && performance.now() - last.at > COUNT_EVERY_MS);
    if (!isDue) return;
    await this.turnouts.take(contestId, id);
    await this.turnouts.take(contestId, null);
    this.counted.set(id, { at: performance.now(), state });
  }
}
