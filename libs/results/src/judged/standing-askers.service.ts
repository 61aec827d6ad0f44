import { Injectable } from '@nestjs/common';
import type { AccountId, RoundId } from '#kernel';
import { isJudgedSummary } from '#rules';
import { SubmissionCancellations } from '#submissions';
import type { Standing, StandingId } from '../entities/standing.entity.js';
import { Standings } from '../standings.service.js';
import { TierCounts } from './tier-counts.service.js';

/**
 * Who has asked for something that is in a judged standing, whoever had it computed last: the number of prizes, a cancelling that changed
 * a ranking which was there. None of them signs it.
 */
@Injectable()
export class StandingAskers {
  constructor(
    private readonly tiers: TierCounts,
    private readonly cancellations: SubmissionCancellations,
    private readonly standings: Standings,
  ) {}

  /** By standing; a fixed number of statements, and one for each round in which something was cancelled. */
  async of(standings: readonly Standing[]): Promise<ReadonlyMap<StandingId, AccountId[]>> {
    const judged = standings.filter(({ summary }) => isJudgedSummary(summary));
    if (judged.length === 0) return new Map();
    const rounds = [...new Set(judged.map(({ roundId }) => roundId))];
    const decisions = await this.tiers.holdingIn(rounds);
    const cancelled = Map.groupBy(await this.cancellations.inRounds(rounds), ({ roundId }) => roundId);
    const first = new Map<RoundId, Date | undefined>();
    for (const roundId of cancelled.keys()) first.set(roundId, (await this.standings.versions(roundId)).at(-1)?.computedAt);
    return new Map(
      judged.map(({ id, roundId, computedAt }): [StandingId, AccountId[]] => {
        const decision = decisions.get(roundId);
        const began = first.get(roundId) ?? computedAt;
        const own = (cancelled.get(roundId) ?? []).filter(({ decidedAt }) => decidedAt >= began && decidedAt <= computedAt);
        return [id, [...(decision ? [decision.enteredBy] : []), ...own.map(({ askedBy }) => askedBy)]];
      }),
    );
  }
}
