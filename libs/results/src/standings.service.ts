import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId, foldVietnamese, newId, type RoundId } from '#kernel';
import { reasonInStanding, Registrations } from '#registrations';
import { explainLine, type Exclusion, rankRound, type Standing as RankedRound, standingHash, standingLines, standingText } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { RankingExclusions } from './anomalies/ranking-exclusions.service.js';
import { Awards } from './awards.service.js';
import { CollectiveStandings } from './collective-standings.service.js';
import { storedLine } from './domain/stored-line.js';
import { Standing, type StandingId, StandingRow } from './entities/standing.entity.js';
import { ResultError } from './result.errors.js';
import { RoundScoring } from './round-scoring.service.js';

const INSERT_AT_ONCE = 1_000;
const READ_AT_ONCE = 2_000;

/** Which lines of a standing are wanted. */
export interface LineQuery {
  /** Place from which on, 1 for the best. */
  from?: number;
  count: number;
  /** Only these people, by pseudonym. */
  people?: readonly string[];
}

/** A search among the people of a standing. */
export interface LineSearch {
  contestId: ContestId;
  /** Words of the name or of the unit, in any spelling. */
  words?: string;
  /** With what the pseudonym begins. */
  pseudonym?: string | undefined;
  skip: number;
  limit: number;
}

/** The standings of rounds: computed once, frozen, read from then on. */
@Injectable()
export class Standings {
  constructor(
    @InjectScoped(Standing) private readonly standings: ScopedRepository<Standing>,
    @InjectScoped(StandingRow) private readonly rows: ScopedRepository<StandingRow>,
    private readonly scoring: RoundScoring,
    private readonly reviewed: RankingExclusions,
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
    const [exclusions, reviewed] = [await this.exclusions(running), await this.reviewed.of(round.id)];
    const ranked = rankRound({
      ruleSet: running.ruleSet,
      part: round.partCode,
      round: round.code,
      attempts: scores.attempts,
      exclusions: [...exclusions, ...reviewed],
      drawSeed: scores.drawSeed,
      held: await this.awards.heldIn(round.contestId, running.rounds, round.id),
      // The whole tree is read only where blocks of units are ranked apart.
      ...(running.ruleSet.boards?.some(({ blocks }) => blocks) && { units: await this.collective.competing(running.ruleSet) }),
    });
    const sha256 = standingHash(ranked);
    const request = await this.lastRequest(round.id);
    return this.unitOfWork.run(async () => {
      if ((await this.transitions.hold(round.id)).state !== 'settling') return undefined;
      // Whom people have left out or taken back in meanwhile: the next turn computes with it.
      if (JSON.stringify(await this.reviewed.of(round.id)) !== JSON.stringify(reviewed)) return undefined;
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
      await this.collective.keep(running, round, { ...scores, attempts: scores.counted, exclusions });
      await this.transitions.move(round.id, { from: 'settling', to: 'ranked', actor: null, details: { standing: id, version, sha256 } });
      return id;
    });
  }

  /** The newest standing of a round; undefined before it is ranked. */
  async newest(roundId: RoundId): Promise<Standing | undefined> {
    const [newest] = await this.standings.find({ where: { roundId }, order: { version: 'DESC' }, take: 1 });
    return newest;
  }

  /** The newest standings of several rounds, in one statement; rounds without any are left out. */
  async newestOf(roundIds: readonly RoundId[]): Promise<ReadonlyMap<RoundId, Standing>> {
    if (roundIds.length === 0) return new Map();
    const found = await this.standings.find({ where: { roundId: In([...roundIds]) }, order: { version: 'ASC' } });
    return new Map(found.map((standing) => [standing.roundId, standing]));
  }

  /** All versions of a round's standing, newest first. */
  async versions(roundId: RoundId): Promise<Standing[]> {
    return this.standings.find({ where: { roundId }, order: { version: 'DESC' } });
  }

  /** Lines of a standing in the order of places. */
  async lines(standingId: StandingId, { from = 1, count, people }: LineQuery): Promise<StandingRow[]> {
    if (people?.length === 0) return [];
    return this.rows.find({
      where: { standingId, rank: MoreThanOrEqual(from), ...(people ? { person: In([...people]) } : {}) },
      order: { rank: 'ASC' },
      take: count,
    });
  }

  /** Lines of a standing whose people are found by what somebody typed, in the order of places, and how many there are. */
  async search(
    standingId: StandingId,
    { contestId, words = '', pseudonym = '', skip, limit }: LineSearch,
  ): Promise<{ lines: StandingRow[]; total: number }> {
    return this.rows.query('l', async (query) => {
      query
        .innerJoin('contest_people', 'c', 'c.tenant_id = l.tenantId and c.contest_id = :contestId and c.pseudonym = l.person', {
          contestId,
        })
        .innerJoin('registered_people', 'p', 'p.tenant_id = c.tenant_id and p.registration_id = c.registration_id')
        .andWhere('l.standingId = :standingId', { standingId });
      if (pseudonym) query.andWhere('position(:pseudonym in l.person::text) = 1', { pseudonym });
      for (const [n, word] of foldVietnamese(words).split(' ').filter(Boolean).slice(0, 8).entries())
        query.andWhere(`(position(:word${n} in p.name_key) > 0 or position(:word${n} in p.unit_key) > 0)`, { [`word${n}`]: word });
      const [lines, total] = await query.orderBy('l.rank').offset(skip).limit(limit).getManyAndCount();
      return { lines, total };
    });
  }

  /** One person's line in a standing; undefined when the person is not ranked. */
  async lineOf(standingId: StandingId, person: string): Promise<StandingRow | undefined> {
    return (await this.rows.findOne({ where: { standingId, person } })) ?? undefined;
  }

  /**
   * The canonical JSON of a standing out of what is stored, portion by portion: the very text whose SHA-256 is its
   * fingerprint. Each portion is a transaction of its own; what it reads never changes.
   * @throws ResultError NO_STANDING
   */
  async *canonicalText(standingId: StandingId): AsyncGenerator<string> {
    const standing = await this.standings.findOne({ where: { id: standingId } });
    if (!standing) throw new ResultError('NO_STANDING');
    yield standingText.head;
    for (let from = 1; from <= standing.summary.ranked; from += READ_AT_ONCE) {
      const rows = await this.lines(standingId, { from, count: READ_AT_ONCE });
      yield `${from === 1 ? '' : ','}${standingText.lines(rows.map(storedLine))}`;
    }
    yield standingText.foot(standing.summary);
  }

  /** Who is left out of the ranking, by the article of the rules that says so. */
  private async exclusions(running: RunningContest): Promise<Exclusion[]> {
    const barred = await this.registrations.barred(running);
    return barred.flatMap(({ pseudonym, teams }) =>
      teams.map((team) => ({ person: pseudonym, reason: reasonInStanding(running.ruleSet, team) })),
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
