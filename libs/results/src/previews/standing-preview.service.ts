import { Injectable } from '@nestjs/common';
import { ContestReader, type RunningContest } from '#contests';
import type { RoundId } from '#kernel';
import { reasonInStanding, Registrations } from '#registrations';
import {
  type AttemptColumns,
  compareStandings,
  type Exclusion,
  rankRound,
  type Standing,
  type StandingComparison,
  standingHash,
} from '#rules';
import { RankingExclusions } from '../anomalies/ranking-exclusions.service.js';
import { Awards } from '../awards.service.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import { Draws } from '../draws/draws.service.js';
import { PrizeRefusals } from '../payouts/prize-refusals.service.js';
import type { WhatIf } from './what-if.js';
import { WhatIfScoring } from './what-if-scoring.service.js';

/** What a standing would become. Nothing is written. */
export interface PreviewedStanding extends StandingComparison {
  /** By today's data, which may be newer than the standing that is kept. */
  before: { ranked: number; sha256: string };
  after: { ranked: number; sha256: string };
}

/** A round's standing as it would be: for who decides about an appeal, a key, an exclusion, before it is done. */
@Injectable()
export class StandingPreview {
  constructor(
    private readonly scoring: WhatIfScoring,
    private readonly draws: Draws,
    private readonly reviewed: RankingExclusions,
    private readonly awards: Awards,
    private readonly refusals: PrizeRefusals,
    private readonly collective: CollectiveStandings,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
  ) {}

  /**
   * Ranks the round twice, as it is and as it would be, and says who moves in or out of a prize.
   * @param named pseudonyms that are told of in any case
   * @throws KeyRevisionError · UnscorableError · RankingError
   */
  async preview(roundId: RoundId, whatIf: WhatIf, named: readonly string[] = []): Promise<PreviewedStanding> {
    const round = await this.contests.round(roundId);
    const running = await this.contests.contest(round.contestId);
    const exclusions = [...(await this.barred(running)), ...(await this.reviewed.of(roundId))];
    const { before, after, drawSeed: ofSeals } = await this.scoring.scores(round, whatIf);
    const drawSeed = (await this.draws.seedOf(roundId))?.seed ?? ofSeals;
    const fixed = {
      ruleSet: running.ruleSet,
      part: round.partCode,
      round: round.code,
      opensAt: round.opensAt.getTime(),
      drawSeed,
      held: await this.awards.heldIn(round.contestId, running.rounds, roundId),
      refusals: await this.refusals.ofRound(roundId),
      ...(running.ruleSet.boards?.some(({ blocks }) => blocks) && { units: await this.collective.competing(running.ruleSet) }),
    };
    const ranked = (attempts: AttemptColumns, left: readonly Exclusion[]): Standing => rankRound({ ...fixed, attempts, exclusions: left });
    const [is, would] = [ranked(before, exclusions), ranked(after, otherExclusions(exclusions, whatIf))];
    return { ...compareStandings(is, would, named), before: headOf(is), after: headOf(would) };
  }

  private async barred(running: RunningContest): Promise<Exclusion[]> {
    const barred = await this.registrations.barred(running);
    return barred.flatMap(({ pseudonym, teams }) =>
      teams.map((team) => ({ person: pseudonym, reason: reasonInStanding(running.ruleSet, team) })),
    );
  }
}

function otherExclusions(exclusions: readonly Exclusion[], { exclusions: other = {} }: WhatIf): Exclusion[] {
  const lifted = new Set(other.lift);
  return [...exclusions.filter(({ person }) => !lifted.has(person)), ...(other.add ?? [])];
}

function headOf(standing: Standing): PreviewedStanding['before'] {
  return { ranked: standing.summary.ranked, sha256: standingHash(standing) };
}
