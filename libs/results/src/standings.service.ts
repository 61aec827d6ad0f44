import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, isSealed, type Round, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId, foldVietnamese, newId, type RoundId } from '#kernel';
import { type BankId, SealedBanks } from '#questions';
import { awaitsSeed, isJudgedSummary, standingText, submissionStandingText } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { RankingExclusions } from './anomalies/ranking-exclusions.service.js';
import { keepLines } from './closing/line-statements.js';
import { type RankedRound, RoundRanker } from './closing/round-ranker.service.js';
import { StandingLeases } from './closing/standing-leases.service.js';
import { CollectiveStandings } from './collective-standings.service.js';
import { Draws } from './draws/draws.service.js';
import { storedLine } from './domain/stored-line.js';
import { JudgedLines } from './judged/judged-lines.service.js';
import { storedJudgedLine } from './judged/stored-judged-line.js';
import { Standing, type StandingId, StandingRow } from './entities/standing.entity.js';
import { InputKeeping } from './recheck/input-keeping.service.js';
import { ResultError } from './result.errors.js';

const INSERT_AT_ONCE = 10_000;
const READ_AT_ONCE = 2_000;

/** Which lines of a standing are wanted. */
export interface LineQuery {
  /** Place from which on, 1 for the best. */
  from?: number;
  count: number;
  /** Only these people, by pseudonym. */
  people?: readonly string[];
  /** Only these places. */
  ranks?: readonly number[];
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

/** The standings of rounds: computed once (those of quizzes here, see `JudgedClosing` for parts of submissions), frozen, read from then on. */
@Injectable()
export class Standings {
  constructor(
    @InjectScoped(Standing) private readonly standings: ScopedRepository<Standing>,
    @InjectScoped(StandingRow) private readonly rows: ScopedRepository<StandingRow>,
    private readonly judged: JudgedLines,
    private readonly ranker: RoundRanker,
    private readonly leases: StandingLeases,
    private readonly reviewed: RankingExclusions,
    private readonly collective: CollectiveStandings,
    private readonly draws: Draws,
    private readonly inputs: InputKeeping,
    private readonly banks: SealedBanks,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Computes the standing of a round that is settling, freezes it as its next version and calls the round ranked, all or
   * nothing. Two workers at once: one does it.
   * @returns the new standing; undefined when the round was no longer settling, another worker is at it, or a seed from outside is
   * needed and not there
   */
  async compute(round: Round): Promise<StandingId | undefined> {
    return this.leases.whileHeld(round.id, async () => {
      if ((await this.contests.round(round.id)).state !== 'settling') return undefined;
      const running = await this.contests.contest(round.contestId);
      const ranked = await this.ranker.rank(running, round);
      try {
        const { summary, collective } = ranked.head;
        // Ranked by the seals for the time being: the same order, unless somebody has to be drawn.
        if (!ranked.scores.draw && awaitsSeed(running.ruleSet, { summary, collective: collective.map(({ body }) => body) })) {
          await this.draws.need(round.id);
          return undefined;
        }
        return await this.unitOfWork.run(() => this.freeze(running, round, ranked));
      } catch (error) {
        // Everything is taken back; where it is still to be done, the next turn does it.
        if (isOvertaken(error)) return undefined;
        throw error;
      } finally {
        await ranked.ranking.stop();
      }
    });
  }

  /** The newest standing of a round; undefined before it is ranked. */
  async newest(roundId: RoundId): Promise<Standing | undefined> {
    const [newest] = await this.standings.find({ where: { roundId }, order: { version: 'DESC' }, take: 1 });
    return newest;
  }

  /** A version of a standing by its id. */
  async byId(id: StandingId): Promise<Standing | undefined> {
    return (await this.standings.findOne({ where: { id } })) ?? undefined;
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
  async lines(standingId: StandingId, { from = 1, count, people, ranks }: LineQuery): Promise<StandingRow[]> {
    if (people?.length === 0 || ranks?.length === 0) return [];
    return this.rows.find({
      where: { standingId, rank: ranks ? In([...ranks]) : MoreThanOrEqual(from), ...(people ? { person: In([...people]) } : {}) },
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
    const { summary } = standing;
    if (isJudgedSummary(summary)) {
      yield submissionStandingText.head;
      for (let from = 1; from <= summary.ranked; from += READ_AT_ONCE) {
        const rows = await this.judged.lines(standingId, { from, count: READ_AT_ONCE });
        yield `${from === 1 ? '' : ','}${submissionStandingText.lines(rows.map(storedJudgedLine))}`;
      }
      yield submissionStandingText.foot(summary);
      return;
    }
    yield standingText.head;
    for (let from = 1; from <= summary.ranked; from += READ_AT_ONCE) {
      const rows = await this.lines(standingId, { from, count: READ_AT_ONCE });
      yield `${from === 1 ? '' : ','}${standingText.lines(rows.map(storedLine))}`;
    }
    yield standingText.foot(summary);
  }

  /**
   * Keeps a ranked round, in the caller's unit of work. The lines come first: half a million of them take seconds, in which
   * nobody who looks at the round has to wait.
   * @throws Overtaken when the round was taken further meanwhile, another one annulled, or people were left out or taken back in
   */
  private async freeze(running: RunningContest, round: Round, ranked: RankedRound): Promise<StandingId> {
    const { head, scores, exclusions, reviewed, held, refusals, units } = ranked;
    const request = await this.lastRequest(round.id);
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
      summary: head.summary,
      sha256: head.sha256,
      computedAt: now,
      requestedBy: request?.by ?? null,
      reason: version === 1 ? null : (request?.reason ?? 'Tính lại'),
    });
    await this.keepLines(id, ranked);
    const { state } = await this.transitions.hold(round.id);
    // Whom people have left out or taken back in meanwhile: the next turn computes with it.
    if (state !== 'settling' || JSON.stringify(await this.reviewed.of(round.id)) !== JSON.stringify(reviewed)) throw new Overtaken();
    // What was annulled meanwhile counts for nothing, for units neither.
    const counting = (await this.contests.roundsOf(round.contestId)).filter((one) => one.partCode === round.partCode && isSealed(one));
    // By which key it was scored: a correction that came meanwhile has a later one.
    for (const [bankId, version] of Object.entries(scores.keyVersions))
      if ((await this.banks.key(bankId as BankId)).version !== version) throw new Overtaken();
    if (scores.sealed.some((counted) => !counting.some(({ code }) => code === counted.round))) throw new Overtaken();
    const collective = await this.collective.keep(round, head.collective);
    const inputs = await this.inputs.keep({
      ...{ standingId: id, version, running, round, sha256: head.sha256, scores, exclusions, held, refusals, units },
      collective,
    });
    const details = { standing: id, version, sha256: head.sha256, inputs };
    await this.transitions.move(round.id, { from: 'settling', to: 'ranked', actor: null, details });
    return id;
  }

  private async keepLines(standingId: StandingId, { ranking, head }: RankedRound): Promise<void> {
    const { ranked } = head.summary;
    const tenantId = this.context.tenantId();
    for (let before = 0; before < ranked; before += INSERT_AT_ONCE) {
      const lines = await ranking.lines(before + 1, INSERT_AT_ONCE);
      const { people, attempts, points, allCorrect, predictions, durationsMs, submittedMs, decidedBy } = lines;
      const columns = [people, attempts, points, allCorrect, predictions, durationsMs, submittedMs, decidedBy];
      await this.unitOfWork.run((manager) => manager.query(keepLines.text, [tenantId, standingId, before, ...columns]));
    }
  }

  /** Who asked for the round to be computed again, and why: the trail knows; undefined where nobody has. */
  async lastRequest(roundId: RoundId): Promise<{ by: AccountId; reason: string } | undefined> {
    const entry = (await this.audit.of(roundId)).findLast(({ action }) => action === 'round.settling');
    // Of a correction it was who asked for it: who has switched it may sign what comes of it.
    const by = (entry?.details['askedBy'] as AccountId | undefined) ?? entry?.actorId;
    return by ? { by, reason: entry?.reason ?? '' } : undefined;
  }
}

/** The round was taken further while its standing was computed. */
class Overtaken extends Error {}

/** Also where another worker has kept the same version a moment before. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Overtaken || (error as { constraint?: string }).constraint === 'standings_version_key';
}
