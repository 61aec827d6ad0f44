import { Injectable } from '@nestjs/common';
import { openingTurnMs, quizPart, LONGEST_TURN_MS } from '#attempts';
import type { Round, RunningContest } from '#contests';
import { Clock } from '#kernel';
import { type Registration, Registrations } from '#registrations';
import { TenantContext, TenantMemory } from '#tenancy';

const REMEMBER_MS = 60_000;

/** When each of those who wait for an opening is let in. */
@Injectable()
export class OpeningCrowds {
  private readonly expected: TenantMemory<number>;

  constructor(
    private readonly registrations: Registrations,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.expected = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** The opening, and a little later in a crowd. Who comes after the crowd is let in at once, and nobody is counted. */
  async momentOf({ contest, ruleSet }: RunningContest, round: Round, { id }: Pick<Registration, 'id'>): Promise<Date> {
    if (this.clock.now().getTime() >= round.opensAt.getTime() + LONGEST_TURN_MS) return round.opensAt;
    const people = await this.expected.recall(contest.id, async () =>
      (await this.registrations.countByVia(contest.id)).reduce((sum, { people }) => sum + people, 0),
    );
    const { minutes } = quizPart(ruleSet, round.partCode).paper;
    const { opensAt, closesAt } = round;
    return new Date(opensAt.getTime() + openingTurnMs(id, round.id, people, { opensAt, closesAt, minutes }));
  }
}
