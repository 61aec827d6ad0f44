import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, Clock, newId, type RoundId } from '#kernel';
import { Registrations } from '#registrations';
import { explainLine, type Exclusion, rankRound, type Standing as RankedRound, standingHash, standingLines } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Awards } from './awards.service.js';
import { CollectiveStandings } from './collective-standings.service.js';
import { Standing, type StandingId, StandingRow } from './entities/standing.entity.js';
import { RoundScoring } from './round-scoring.service.js';

const INSERT_AT_ONCE = 1_000;

/** Which lines of a standing are wanted. */
export interface LineQuery {
  /** Place from which on, 1 for the best. */
  from?: number;
  count: number;
  /** Only these people, by pseudonym. */
  people?: readonly string[];
}

/** The standings of rounds: computed once, frozen, read from then on. */
@Injectable()
export class Standings {
  constructor(
    @InjectScoped(Standing) private readonly standings: ScopedRepository<Standing>,
    @InjectScoped(StandingRow) private readonly rows: ScopedRepository<StandingRow>,
    private readonly scoring: RoundScoring,
    private readonly awards: Awards,
    private readonly collective: CollectiveStandings,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Computes the standing of a round that is settling, freezes it as its next version and calls the round ranked, all or
   * nothing. Two workers at once: one does it.
   * @returns the new standing; undefined when the round was no longer settling
   */
  async compute(round: Round): Promise<StandingId | undefined> {
    const running = await this.contests.contest(round.contestId);
    const scores = await this.scoring.scoresOf(round);
    const exclusions = await this.exclusions(running);
    const ranked = rankRound({
      ruleSet: running.ruleSet,
      part: round.partCode,
      round: round.code,
      attempts: scores.attempts,
      exclusions,
      drawSeed: scores.drawSeed,
      held: await this.awards.heldIn(round.contestId, running.rounds, round.id),
    });
    const sha256 = standingHash(ranked);
    const request = await this.lastRequest(round.id);
    return this.unitOfWork.run(async () => {
      if ((await this.transitions.hold(round.id)).state !== 'settling') return undefined;
      const now = this.clock.now();
      const version = ((await this.newest(round.id))?.version ?? 0) + 1;
      const id = newId<'standing'>(now);
      await this.standings.insert({
        id,
        contestId: round.contestId,
        roundId: round.id,
        version,
        ruleSetId: running.ruleSetId,
        keyVersions: scores.keyVersions,
        summary: ranked.summary,
        sha256,
        computedAt: now,
        requestedBy: request?.by ?? null,
        reason: version === 1 ? null : (request?.reason ?? 'Tính lại'),
      });
      await this.keepLines(id, ranked);
      await this.collective.keep(running, round, { ...scores, exclusions });
      await this.transitions.move(round.id, { from: 'settling', to: 'ranked', actor: null, details: { standing: id, version, sha256 } });
      return id;
    });
  }

  /** The newest standing of a round; undefined before it is ranked. */
  async newest(roundId: RoundId): Promise<Standing | undefined> {
    const [newest] = await this.standings.find({ where: { roundId }, order: { version: 'DESC' }, take: 1 });
    return newest;
  }

  /** All versions of a round's standing, newest first. */
  async versions(roundId: RoundId): Promise<Standing[]> {
    return this.standings.find({ where: { roundId }, order: { version: 'DESC' } });
  }

  /** Lines of a standing in the order of places. */
  async lines(standingId: StandingId, { from = 1, count, people }: LineQuery): Promise<StandingRow[]> {
    if (people?.length === 0) return [];
    return this.rows.find({
      where: { standingId, ...(people ? { person: In([...people]) } : {}) },
      order: { rank: 'ASC' },
      skip: from - 1,
      take: count,
    });
  }

  /** One person's line in a standing; undefined when the person is not ranked. */
  async lineOf(standingId: StandingId, person: string): Promise<StandingRow | undefined> {
    return (await this.rows.findOne({ where: { standingId, person } })) ?? undefined;
  }

  /** Who is left out of the ranking, by the article of the rules that says so. */
  private async exclusions(running: RunningContest): Promise<Exclusion[]> {
    const names = new Map(running.ruleSet.teams.map((team) => [team.code, team.name]));
    const barred = await this.registrations.barred(running);
    return barred.flatMap(({ pseudonym, teams }) =>
      teams.map((team) => ({ person: pseudonym, reason: `Thành viên ${names.get(team) ?? team}` })),
    );
  }

  private async keepLines(standingId: StandingId, ranked: RankedRound): Promise<void> {
    const total = ranked.summary.ranked;
    for (let from = 1; from <= total; from += INSERT_AT_ONCE) {
      const lines = standingLines(ranked, { from, count: INSERT_AT_ONCE });
      await this.rows.insert(
        lines.map((line) => {
          const { criterion, sentence } = explainLine(ranked, line.rank);
          return {
            standingId,
            rank: line.rank,
            person: line.person,
            attemptId: line.attempt as StandingRow['attemptId'],
            points: String(line.points),
            allCorrect: line.allCorrect,
            prediction: line.prediction === null ? null : String(line.prediction),
            durationMs: String(line.durationMs),
            submittedAt: new Date(line.submittedAt),
            decidedBy: criterion,
            explanation: sentence,
          };
        }),
      );
    }
  }

  /** Who asked for the round to be computed again, and why: the trail knows. */
  private async lastRequest(roundId: RoundId): Promise<{ by: AccountId; reason: string } | undefined> {
    const entry = (await this.audit.of(roundId)).findLast(({ action }) => action === 'round.settling');
    return entry?.actorId ? { by: entry.actorId, reason: entry.reason ?? '' } : undefined;
  }
}
