import { Injectable } from '@nestjs/common';
import { RoundAlterations } from '#contests';
import type { ContestId } from '#kernel';
import { Turnouts } from './turnouts.service.js';

/** Counts a contest anew once a round of it was annulled, whether or not another round is ever open: what was annulled counts no more. */
@Injectable()
export class AnnulledTurnouts {
  constructor(
    private readonly alterations: RoundAlterations,
    private readonly turnouts: Turnouts,
  ) {}

  /** One look of the worker; how many contests were counted. Several workers may look at once: they count the same. */
  async look(): Promise<number> {
    const stale = new Set<ContestId>();
    for (const { contestId, decidedAt } of await this.alterations.annulments()) {
      const counted = await this.turnouts.find({ contestId, roundId: null });
      if (counted && decidedAt && counted.takenAt <= decidedAt) stale.add(contestId);
    }
    for (const contestId of stale) await this.turnouts.take(contestId, null);
    return stale.size;
  }
}
