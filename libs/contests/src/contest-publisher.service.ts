import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId } from '#kernel';
import { type RuleSet, ruleSetHash } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { RoundAlterations } from './alterations/round-alterations.service.js';
import { ContestReader } from './contest-reader.service.js';
import { ContestError } from './contest.errors.js';
import { correctionProblems, hasOpened } from './domain/correction.js';
import { plannedRounds } from './domain/planned-rounds.js';
import { isSameRound } from './domain/runs.js';
import { Contest } from './entities/contest.entity.js';
import { Round } from './entities/round.entity.js';
import { RuleSetVersion } from './entities/rule-set-version.entity.js';
import { RoundTransitions } from './round-transitions.service.js';

/** Turns a validated rule set into a running contest. */
@Injectable()
export class ContestPublisher {
  constructor(
    @InjectScoped(Contest) private readonly contests: ScopedRepository<Contest>,
    @InjectScoped(RuleSetVersion) private readonly ruleSets: ScopedRepository<RuleSetVersion>,
    @InjectScoped(Round) private readonly rounds: ScopedRepository<Round>,
    private readonly reader: ContestReader,
    private readonly alterations: RoundAlterations,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes a contest: the first version of its rule set is frozen and its rounds stand in the calendar.
   * @param slug part of addresses, unique among the tenant's contests ("2024")
   * @throws ContestError CONTEST_EXISTS
   */
  async publish({ slug, ruleSet, by = null }: { slug: string; ruleSet: RuleSet; by?: AccountId | null }): Promise<ContestId> {
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
      await this.audit.record({
        actor: by,
        action: 'contest.published',
        subject: { kind: 'contest', id: contestId },
        details: { version: 1, sha256: ruleSetHash(ruleSet) },
      });
    });
    this.reader.forget();
    return contestId;
  }

  /**
   * Publishes a correction: the next version of the contest's rules, with a reason. Rounds that have not opened follow it;
   * what has opened or was sealed comes out as before, since nothing that decides it may differ.
   * @throws ContestError NO_CONTEST, CORRECTION_REFUSED, ROUND_IN_USE
   */
  async correct(contestId: ContestId, { ruleSet, reason, by }: { ruleSet: RuleSet; reason: string; by: AccountId }): Promise<void> {
    const now = this.clock.now();
    const ruleSetId = newId<'rule-set'>(now);
    await this.unitOfWork.run(async () => {
      // Held first: no round opens between looking and writing.
      await this.transitions.holdAll(contestId);
      const { ruleSet: before } = await this.reader.contest(contestId);
      const rounds = await this.reader.everyRoundOf(contestId);
      const altered = await this.alterations.touched(contestId);
      if (correctionProblems(before, ruleSet, { rounds, altered, now }).length > 0) throw new ContestError('CORRECTION_REFUSED');
      const version = (await this.ruleSets.count({ contestId })) + 1;
      const sha256 = ruleSetHash(ruleSet);
      await this.ruleSets.insert({ id: ruleSetId, contestId, version, body: ruleSet, sha256, reason, publishedAt: now });
      const { name, shortTitle } = ruleSet.contest;
      await this.contests.update({ id: contestId }, { ruleSetId, name, shortTitle });
      await this.moveRounds(contestId, { before, ruleSet, rounds, now });
      await this.audit.record({
        actor: by,
        action: 'contest.corrected',
        subject: { kind: 'contest', id: contestId },
        reason,
        details: { version, sha256 },
      });
    });
    this.reader.forget();
  }

  /**
   * Rounds that have not opened as the new version has them: moved, added, taken out. Where both versions have the same times a round
   * keeps its own: somebody may have extended it since, or it runs a second time.
   */
  private async moveRounds(
    contestId: ContestId,
    { before, ruleSet, rounds, now }: { before: RuleSet; ruleSet: RuleSet; rounds: readonly Round[]; now: Date },
  ): Promise<void> {
    const [planned, plannedBefore] = [roundsOf(ruleSet), roundsOf(before)];
    const isPlanned = (round: Round): boolean => planned.some((one) => isSameRound(one, round));
    const gone = rounds.filter((round) => !hasOpened(round, now) && !isPlanned(round)).map(({ id }) => id);
    if (gone.length > 0) await this.rounds.delete({ id: In(gone) }).catch(refuseInUse);
    for (const round of planned) {
      const present = rounds.find((one) => isSameRound(one, round));
      // Of a round that has opened only the name and its place among the others can differ.
      if (!present) continue;
      const stays = plannedBefore.some((one) => isSameRound(one, round) && isSameTime(one, round));
      const { opensAt, closesAt, publishesAt, ...words } = round;
      await this.rounds.update({ id: present.id }, stays ? words : { ...words, opensAt, closesAt, publishesAt });
    }
    const fresh = planned.filter((round) => !rounds.some((one) => isSameRound(one, round)));
    await this.rounds.insert(fresh.map((round) => ({ ...round, id: newId<'round'>(now), contestId, state: 'scheduled' as const })));
  }

  /**
   * Enters rounds of receiving that a contest lacks: it was published before such rounds were kept, and still receives or will. May be
   * called again and by several at once. For the worker.
   * @returns how many were entered
   */
  async enterMissing(): Promise<number> {
    const now = this.clock.now();
    let entered = 0;
    for (const { id: contestId } of await this.reader.list()) {
      const { ruleSet, receiving } = await this.reader.contest(contestId);
      const missing = roundsOf(ruleSet).filter(
        (round) => round.kind === 'receiving' && round.closesAt > now && !receiving.some((one) => isSameRound(one, round)),
      );
      if (missing.length === 0) continue;
      // One that is in force or was annulled keeps its place: the database says so to whoever comes second.
      const rows = missing.map((round) => ({ ...round, id: newId<'round'>(now), contestId, state: 'scheduled' as const }));
      entered += await this.rounds.insertMissing(rows);
    }
    if (entered > 0) this.reader.forget();
    return entered;
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

const FOREIGN_KEY_VIOLATION = '23503';

/** Whatever hangs on a round that nobody has entered yet, such as reminders that went out, stays; the database knows what there is. */
function refuseInUse(error: unknown): never {
  throw (error as { code?: string }).code === FOREIGN_KEY_VIOLATION ? new ContestError('ROUND_IN_USE') : error;
}

type PlannedRound = Pick<Round, 'kind' | 'partCode' | 'code' | 'ordinal' | 'name' | 'opensAt' | 'closesAt' | 'publishesAt'>;

function isSameTime(a: PlannedRound, b: PlannedRound): boolean {
  const instants = ({ opensAt, closesAt, publishesAt }: PlannedRound): (number | undefined)[] =>
    [opensAt, closesAt, publishesAt].map((instant) => instant?.getTime());
  return instants(a).join() === instants(b).join();
}

/** The rounds of all parts. Those whose times still hang on an event are entered once it has happened: a corrected version dates it. */
function roundsOf(ruleSet: RuleSet): PlannedRound[] {
  return plannedRounds(ruleSet).flatMap(({ kind, part, code, ordinal, name, opens, closes, publishes }): PlannedRound[] => {
    if (opens === null || closes === null) return [];
    const times = { opensAt: new Date(opens), closesAt: new Date(closes), publishesAt: publishes === null ? null : new Date(publishes) };
    return [{ kind, partCode: part, code, ordinal, name, ...times }];
  });
}
