import { Injectable } from '@nestjs/common';
import type { Round, RunningContest } from '#contests';
import { Clock, type ContestId, newId } from '#kernel';
import {
  type AttemptColumns,
  collectiveHash,
  collectiveStanding,
  type CompetingUnit,
  type Exclusion,
  type RuleSet,
  winnersOf,
} from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { type Unit, UnitRegister } from '#units';
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

  /** Computes and keeps the next version of each collective award of the round's part, in the caller's unit of work. */
  async keep(
    { contest, ruleSet }: RunningContest,
    round: Round,
    { attempts, drawSeed, exclusions }: { attempts: AttemptColumns; drawSeed: string; exclusions: readonly Exclusion[] },
  ): Promise<void> {
    const awards = ruleSet.collective.filter((award) => award.part === round.partCode);
    if (awards.length === 0) return;
    const units = await this.competing(ruleSet);
    const winners: Record<string, string[]> = {};
    for (const { code } of awards) {
      const body = collectiveStanding({ ruleSet, award: code, attempts, units, exclusions, drawSeed, winners });
      winners[code] = winnersOf(body);
      const now = this.clock.now();
      await this.snapshots.insert({
        id: newId<'collective-standing'>(now),
        contestId: contest.id,
        awardCode: code,
        version: ((await this.newest(contest.id, code))?.version ?? 0) + 1,
        roundId: round.id,
        // Units in which nobody takes part say nothing and are most of the tree.
        body: { ...body, lines: body.lines.filter((line) => line.people > 0) },
        sha256: collectiveHash(body),
        computedAt: now,
      });
    }
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

  /** The newest standing for an award; undefined before the first round is ranked. */
  async newest(contestId: ContestId, awardCode: string): Promise<CollectiveSnapshot | undefined> {
    const [newest] = await this.snapshots.find({ where: { contestId, awardCode }, order: { version: 'DESC' }, take: 1 });
    return newest;
  }
}

function competingUnit({ code, codes, kind, headCount }: Unit): CompetingUnit {
  return { code, kind, parent: codes[1], headCount };
}
