import { Injectable } from '@nestjs/common';
import type { Round } from '#contests';
import { Clock, type ContestId, newId } from '#kernel';
import type { CompetingUnit, RuleSet, StandingInputs } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { type Unit, UnitRegister } from '#units';
import type { RankedAward } from './closing/ranking.js';
import { CollectiveSnapshot } from './entities/collective-standing.entity.js';

/** A collective standing without its lines. */
export type CollectiveHead = Omit<CollectiveSnapshot, 'body'>;

/** Standings of units for collective awards. */
@Injectable()
export class CollectiveStandings {
  constructor(
    @InjectScoped(CollectiveSnapshot) private readonly snapshots: ScopedRepository<CollectiveSnapshot>,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the next version of each collective award that was computed with a round, in the caller's unit of work.
   * @returns the versions with their fingerprints
   */
  async keep({ id: roundId, contestId }: Round, awards: readonly RankedAward[]): Promise<StandingInputs['collective']> {
    const kept: StandingInputs['collective'] = [];
    for (const { award, body, sha256 } of awards) {
      const now = this.clock.now();
      const version = ((await this.newest(contestId, award))?.version ?? 0) + 1;
      kept.push({ award, version, sha256 });
      await this.snapshots.insert({
        id: newId<'collective-standing'>(now),
        contestId,
        awardCode: award,
        version,
        roundId,
        // Units in which nobody takes part say nothing and are most of the tree.
        body: { ...body, lines: body.lines.filter((line) => line.people > 0) },
        sha256,
        computedAt: now,
      });
    }
    return kept;
  }

  /** The contest's unit tree, as rankings look at it. */
  async competing({ contest }: RuleSet): Promise<CompetingUnit[]> {
    return (await this.units.list(contest.unitsAt)).map(competingUnit);
  }

  /** The newest standing of each award, without its lines; awards before their first ranked round are left out. */
  async heads(contestId: ContestId): Promise<CollectiveHead[]> {
    const select = { tenantId: true, id: true, awardCode: true, version: true, roundId: true, sha256: true, computedAt: true } as const;
    const all = await this.snapshots.find({ select, where: { contestId }, order: { version: 'ASC' } });
    return [...new Map(all.map((head) => [head.awardCode, head])).values()];
  }

  /** One version of the standing for an award. */
  async version(contestId: ContestId, awardCode: string, version: number): Promise<CollectiveSnapshot | undefined> {
    return (await this.snapshots.findOne({ where: { contestId, awardCode, version } })) ?? undefined;
  }

  /** The newest standing for an award; undefined before the first round is ranked. */
  async newest(contestId: ContestId, awardCode: string): Promise<CollectiveSnapshot | undefined> {
    const [newest] = await this.snapshots.find({ where: { contestId, awardCode }, order: { version: 'DESC' }, take: 1 });
    return newest;
  }
}

function competingUnit({ code, codes, kind, headCount }: Unit): CompetingUnit {
  return { code, kind, parent: codes[1], headCount };
}
