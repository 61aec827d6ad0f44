import { Injectable } from '@nestjs/common';
import { type Round, RoundTransitions } from '#contests';
import type { RoundId } from '#kernel';
import { Turnouts } from '#reports';
import { RoundClosing } from '#results';
import type { Tenant } from '#tenants';

/** Pages may be so much behind the last attempt. */
const COUNT_EVERY_MS = 10_000;

/** Looks after the rounds of a tenant: opens and closes them by the clock, takes closed ones further, counts who takes part. */
@Injectable()
export class RoundKeeper {
  /** When this process last counted a round, and in which state it was then. */
  private readonly counted = new Map<RoundId, { at: number; state: Round['state'] }>();

  constructor(
    private readonly transitions: RoundTransitions,
    private readonly closing: RoundClosing,
    private readonly turnouts: Turnouts,
  ) {}

  /** One look at the rounds of the tenant in scope. */
  async look({ shortName }: Tenant): Promise<void> {
    await this.transitions.advance();
    for (const round of await this.transitions.unfinished()) {
      await this.closing.takeFurther(round, shortName);
      await this.count(round);
    }
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
