import { Injectable, Logger } from '@nestjs/common';
import { type Round, RoundTransitions } from '#contests';
import { MINUTE_MS, type RoundId } from '#kernel';
import { Turnouts } from '#reports';
import { RoundClosing, RoundFiling, RoundTimes } from '#results';
import type { Tenant } from '#tenants';

/** Pages may be so much behind the last attempt. */
const COUNT_EVERY_MS = 10_000;
/** A round that could not be taken further is tried again after this pause: computing it may take long, and the log says it each time. */
const TRY_AGAIN_MS = 10_000;

/** Rounds are filed weeks after their results were public: nobody waits for it. */
const FILE_EVERY_MS = 10 * MINUTE_MS;

/** In these a round is sealed and computed, which takes minutes where half a million have taken part. */
const COMPUTED: readonly Round['state'][] = ['closing', 'settling'];

/** Looks after the rounds of a tenant: opens, rests and closes them by the clock, takes closed ones further, counts who takes part, files what is over. */
@Injectable()
export class RoundKeeper {
  private readonly logger = new Logger('tasks');
  /** When this process last counted a round, and in which state it was then. */
  private readonly counted = new Map<RoundId, { at: number; state: Round['state'] }>();
  /** Rounds that failed, and when they did so last. */
  private readonly failed = new Map<RoundId, number>();
  /** When this process last looked for rounds to be filed, by tenant. */
  private readonly filed = new Map<string, number>();

  constructor(
    private readonly transitions: RoundTransitions,
    private readonly closing: RoundClosing,
    private readonly turnouts: Turnouts,
    private readonly times: RoundTimes,
    private readonly filing: RoundFiling,
  ) {}

  /** One look at the rounds of the tenant in scope: everything that the clock asks for, nothing that takes long. */
  async look({ shortName, slug }: Tenant): Promise<void> {
    await this.transitions.advance();
    await this.each(slug, (await this.transitions.unfinished()).filter(isQuick), async (round) => {
      // First: whoever sat through a pause has more time than it would seem to what seals.
      await this.times.keep(round, shortName);
      await this.closing.takeFurther(round, shortName);
      await this.count(round);
    });
    await this.each(slug, await this.transitions.unfinished('receiving'), (round) => this.count(round));
    await this.file(slug);
  }

  /** Seals and computes the closed rounds of the tenant in scope. Beside `look`: the next round opens while the last one is computed. */
  async compute({ shortName, slug }: Tenant): Promise<void> {
    const closed = (await this.transitions.unfinished()).filter((round) => !isQuick(round));
    await this.each(slug, closed, async (round) => {
      await this.times.keep(round, shortName);
      await this.closing.takeFurther(round, shortName);
      await this.count(round);
    });
    // Parts of submissions are ranked once they are judged, and wait for signatures like every result.
    await this.each(slug, await this.transitions.unfinished('receiving'), (round) => this.closing.takeFurther(round, shortName));
  }

  /** Does the work for each round that does not rest. One that fails does not hold up the others. */
  private async each(slug: string, rounds: readonly Round[], work: (round: Round) => Promise<void>): Promise<void> {
    for (const round of rounds) {
      if (this.isResting(round)) continue;
      try {
        await work(round);
        this.failed.delete(round.id);
      } catch (error) {
        this.failed.set(round.id, performance.now());
        this.logger.error(`round ${round.code} (${round.state}) of ${slug} failed`, error instanceof Error ? error.stack : String(error));
      }
    }
  }

  /** Files rounds whose results nobody may contest any more; now and then. */
  private async file(slug: string): Promise<void> {
    const last = this.filed.get(slug);
    if (last !== undefined && performance.now() - last < FILE_EVERY_MS) return;
    this.filed.set(slug, performance.now());
    await this.filing
      .fileWhatIsOver()
      .catch((error: unknown) =>
        this.logger.error(`filing rounds of ${slug} failed`, error instanceof Error ? error.stack : String(error)),
      );
  }

  private isResting({ id }: Round): boolean {
    const since = this.failed.get(id);
    return since !== undefined && performance.now() - since < TRY_AGAIN_MS;
  }

  /** Counts while people take part, and once more in every later state, so that the last number is the final one. */
  private async count(round: Round): Promise<void> {
    const { id, contestId, state, kind } = round;
    const last = this.counted.get(id);
    const isDue = last?.state !== state || (state === 'open' && performance.now() - last.at > COUNT_EVERY_MS);
    if (!isDue) return;
    if (kind === 'receiving') await this.turnouts.takeReceiving(round);
    else {
      await this.turnouts.take(contestId, id);
      await this.turnouts.take(contestId, null);
    }
    this.counted.set(id, { at: performance.now(), state });
  }
}

function isQuick({ state }: Round): boolean {
  return !COMPUTED.includes(state);
}
