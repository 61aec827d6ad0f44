import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Clock, type ContestId, newId } from '#kernel';
import { type RuleSet, ruleSetHash, scheduleOf } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ContestError } from './contest.errors.js';
import { Contest } from './entities/contest.entity.js';
import { Round } from './entities/round.entity.js';
import { RuleSetVersion } from './entities/rule-set-version.entity.js';

/** Turns a validated rule set into a running contest. */
@Injectable()
export class ContestPublisher {
  constructor(
    @InjectScoped(Contest) private readonly contests: ScopedRepository<Contest>,
    @InjectScoped(RuleSetVersion) private readonly ruleSets: ScopedRepository<RuleSetVersion>,
    @InjectScoped(Round) private readonly rounds: ScopedRepository<Round>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes a contest: the first version of its rule set is frozen and its rounds stand in the calendar.
   * @param slug part of addresses, unique among the tenant's contests ("2024")
   * @throws ContestError CONTEST_EXISTS
   */
  async publish({ slug, ruleSet }: { slug: string; ruleSet: RuleSet }): Promise<ContestId> {
    const now = this.clock.now();
    const contestId = newId<'contest'>(now);
    const ruleSetId = newId<'rule-set'>(now);
    const { name, shortTitle } = ruleSet.contest;
    await this.unitOfWork.run(async () => {
      const inserted = await this.contests.insertMissing([
        { id: contestId, slug, planCode: ruleSet.code, name, shortTitle, state: 'published', ruleSetId, createdAt: now },
      ]);
      if (inserted === 0) throw new ContestError('CONTEST_EXISTS', { slug });
      await this.ruleSets.insert({
        id: ruleSetId,
        contestId,
        version: 1,
        body: ruleSet,
        sha256: ruleSetHash(ruleSet),
        reason: null,
        publishedAt: now,
      });
      await this.rounds.insert(
        roundsOf(ruleSet).map((round) => ({ ...round, id: newId<'round'>(now), contestId, state: 'scheduled' as const })),
      );
    });
    return contestId;
  }

  /** Takes a contest that was never made whole out of everybody's sight; its part of addresses is free again. Does nothing when there is none. */
  async withdraw(slug: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const contest = await this.contests.findOne({ where: { slug, state: 'published' } });
      if (!contest) return;
      const { id } = contest;
      await this.contests.update({ id }, { state: 'archived', slug: `${slug}-do-dang-${id.slice(-12)}` });
      await this.audit.record({ actor: null, action: 'contest.withdrawn', subject: { kind: 'contest', id }, details: { slug } });
    });
  }
}

type PlannedRound = Pick<Round, 'partCode' | 'code' | 'ordinal' | 'name' | 'opensAt' | 'closesAt' | 'publishesAt'>;

/** The rounds of all quiz parts. Rounds whose times still hang on an event are entered once it has happened. */
function roundsOf(ruleSet: RuleSet): PlannedRound[] {
  return scheduleOf(ruleSet).flatMap((part) =>
    part.rounds.flatMap((round): PlannedRound[] => {
      if (round.opens === null || round.closes === null) return [];
      return [
        {
          partCode: part.part,
          code: round.code,
          ordinal: round.ordinal,
          name: round.name,
          opensAt: new Date(round.opens),
          closesAt: new Date(round.closes),
          publishesAt: round.publishes === null ? null : new Date(round.publishes),
        },
      ];
    }),
  );
}
