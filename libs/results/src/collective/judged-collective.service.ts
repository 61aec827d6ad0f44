import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Round, RunningContest } from '#contests';
import { Clock } from '#kernel';
import { LeaderRegister, type UnitsOfPeople } from '#registrations';
import {
  asksForLeaders,
  collectiveHash,
  type CompetingUnit,
  type Exclusion,
  judgedCollective,
  type LeaderWord,
  leaderWords,
  type RankedPoints,
  type StandingInputs,
  type Submission,
  submissionRows,
} from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { RankedAward } from '../closing/ranking.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import type { StandingId } from '../entities/standing.entity.js';
import { CollectiveSource, CollectiveSourceUnit } from './entities/collective-source.entity.js';
import { judgedSources, judgedSourcesHead } from './judged-sources.js';

/** Units whose entries are kept in one statement, while the round is held. */
const INSERT_AT_ONCE = 500;

/** A judged part as it was ranked. */
export interface JudgedResult {
  /** As the ranking got them. */
  submissions: readonly Submission[];
  standing: RankedPoints;
  /** Everybody who is left out, for whatever reason. */
  exclusions: readonly Exclusion[];
  drawSeed: string;
  /** Decisions on tiers whose count is "later", by "award.tier". */
  counts?: Readonly<Record<string, number>>;
}

/** The collective awards of a judged part, with what was read for them. */
export interface JudgedAwards {
  awards: RankedAward[];
  /** The unit tree; undefined where no award rests on the part. */
  units: CompetingUnit[] | undefined;
  /** Who leads, where an award or a duty asks for leaders. */
  leaders: LeaderWord[] | undefined;
}

/** Awards of units from submissions: computed with the standing of the part, frozen and opened as those of a quiz. */
@Injectable()
export class JudgedCollective {
  constructor(
    @InjectScoped(CollectiveSource) private readonly heads: ScopedRepository<CollectiveSource>,
    @InjectScoped(CollectiveSourceUnit) private readonly units: ScopedRepository<CollectiveSourceUnit>,
    private readonly collective: CollectiveStandings,
    private readonly leaders: LeaderRegister,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Computes the awards that rest on the round's part, by the unit tree of the contest and what is confirmed of leaders now. Writes nothing. */
  async compute({ contest, ruleSet }: RunningContest, { partCode: part }: Round, result: JudgedResult): Promise<JudgedAwards> {
    if (!ruleSet.collective.some((award) => award.part === part)) return { awards: [], units: undefined, leaders: undefined };
    const units = await this.collective.competing(ruleSet);
    const leaders = asksForLeaders(ruleSet, part)
      ? await this.leaders.confirmed(contest.id, unitsOfAuthors(result.submissions, units))
      : undefined;
    const awards = judgedCollective({ ruleSet, part, units, leaders, ...result }).map((body) => ({
      award: body.award,
      body,
      sha256: collectiveHash(body),
    }));
    return { awards, units, leaders: leaders && leaderWords(leaders) };
  }

  /**
   * Keeps the entries of which the figures are made, in the caller's unit of work, when the inputs of the standing are there: they are few,
   * so nobody has to compute them again later. The trail has their fingerprint.
   */
  async keepSources(
    { ruleSet }: Pick<RunningContest, 'ruleSet'>,
    { id: roundId, contestId, partCode: part }: Round,
    { standingId, collective, ...result }: JudgedResult & { standingId: StandingId; collective: StandingInputs['collective'] },
  ): Promise<void> {
    if (collective.length === 0) return;
    const kept = judgedSources({ ruleSet, part, ...result });
    const rows = kept.map(({ unit, submittedMs, ...lists }) => ({
      standingId,
      unitCode: unit,
      ...lists,
      submittedMs: submittedMs.map(String),
    }));
    for (let from = 0; from < rows.length; from += INSERT_AT_ONCE) await this.units.insert(rows.slice(from, from + INSERT_AT_ONCE));
    const head = judgedSourcesHead(kept);
    await this.heads.insert({ standingId, contestId, roundId, awards: [...collective], ...head, keptAt: this.clock.now() });
    await this.audit.record({
      actor: null,
      action: 'round.sources-kept',
      subject: { kind: 'round', id: roundId },
      details: { basis: standingId, sources: head.sha256 },
    });
  }
}

/** For which unit each author counts, with those above it, the nearest first. */
function unitsOfAuthors(submissions: readonly Submission[], units: readonly CompetingUnit[]): UnitsOfPeople {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const upwards = (code: string | undefined): string[] => {
    const found: string[] = [];
    // A tree is never deeper than it has units; a cycle in bad data ends here.
    for (let at = code; at !== undefined && found.length <= units.length; at = byCode.get(at)?.parent) found.push(at);
    return found;
  };
  return new Map(submissionRows('', submissions).map(({ person, unit }) => [person, upwards(unit)]));
}
