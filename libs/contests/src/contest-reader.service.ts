import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ContestId, RoundId } from '#kernel';
import { parseRuleSet, type RuleSet } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory } from '#tenancy';
import { ChosenContest } from './chosen-contest.js';
import { ContestError } from './contest.errors.js';
import { PUBLISHED_STATES } from './domain/round-phase.js';
import { currentRuns } from './domain/runs.js';
import { Contest, type RuleSetId } from './entities/contest.entity.js';
import { Round } from './entities/round.entity.js';
import type { RoundKind } from './enums.js';
import { RuleSetVersion } from './entities/rule-set-version.entity.js';

/** How long a process may answer from memory: transitions of rounds are noticed within this time. */
const REMEMBER_MS = 1_000;

/** A contest with the rules in force and its rounds in order of time: those of its quizzes, and those in which submissions are received. */
export interface RunningContest {
  contest: Contest;
  ruleSetId: RuleSetId;
  ruleSet: RuleSet;
  ruleSetHash: string;
  rounds: Round[];
  receiving: Round[];
}

/** Reads contests of the tenant in scope. */
@Injectable()
export class ContestReader {
  private readonly current: TenantMemory<RunningContest | undefined>;
  /** Published rule sets never change, so a process keeps those it has parsed. */
  private readonly parsed: TenantMemory<{ ruleSet: RuleSet; sha256: string }>;

  constructor(
    @InjectScoped(Contest) private readonly contests: ScopedRepository<Contest>,
    @InjectScoped(RuleSetVersion) private readonly ruleSets: ScopedRepository<RuleSetVersion>,
    @InjectScoped(Round) private readonly rounds: ScopedRepository<Round>,
    private readonly chosen: ChosenContest,
    context: TenantContext,
  ) {
    this.current = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
    this.parsed = new TenantMemory(context, { most: 1_000 });
  }

  /**
   * The contest that is worked with: the tenant's newest published one, or the earlier one that was opened in the console.
   * Undefined when there is none. Remembered for a second.
   */
  async findRunning(): Promise<RunningContest | undefined> {
    const id = this.chosen.id();
    const chosen = id && (await this.current.recall(id, () => this.readPublished(id)));
    return chosen ?? this.findNewest();
  }

  /** The tenant's newest published contest, whatever was opened in the console. Remembered for a second. */
  async findNewest(): Promise<RunningContest | undefined> {
    return this.current.recall('newest', () => this.readNewest());
  }

  /** The contest that is worked with. @throws ContestError NO_CONTEST */
  async running(): Promise<RunningContest> {
    const running = await this.findRunning();
    if (!running) throw new ContestError('NO_CONTEST');
    return running;
  }

  /** A published rule set by its id. */
  async ruleSet(id: RuleSetId): Promise<RuleSet> {
    return (await this.ruleSetWithHash(id)).ruleSet;
  }

  /** Which version of its contest's rules this is, since when, and why there is one after the first. */
  async versionOf(id: RuleSetId): Promise<Pick<RuleSetVersion, 'version' | 'publishedAt' | 'reason'>> {
    const version = await this.ruleSets.findOne({ where: { id }, select: { version: true, publishedAt: true, reason: true } });
    if (!version) throw new ContestError('NO_CONTEST');
    return version;
  }

  /** All published contests with their rules and rounds, newest first, in two statements once the rules are known: for what has to be done in each of them. */
  async listRunning(): Promise<RunningContest[]> {
    const contests = await this.list();
    const runs = Map.groupBy(await this.runsOf(contests.map(({ id }) => id)), ({ contestId }) => contestId);
    const found: RunningContest[] = [];
    for (const contest of contests) {
      const running = await this.withRules(contest, currentRuns(runs.get(contest.id) ?? []));
      if (running) found.push(running);
    }
    return found;
  }

  /** All published contests, newest first. */
  async list(): Promise<Contest[]> {
    return this.contests.find({ where: { state: 'published' }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /**
   * The rounds of a contest's quizzes in order of time; of a round that was annulled the run in its place, where there is one. Those in
   * which submissions are received are asked for apart: no attempt, paper or bank belongs to them.
   */
  async roundsOf(contestId: ContestId): Promise<Round[]> {
    return ofKind(await this.everyRoundOf(contestId), 'sitting');
  }

  /** The same of the rounds in which submissions are received: one of each part of submissions whose times are known. */
  async receivingOf(contestId: ContestId): Promise<Round[]> {
    return ofKind(await this.everyRoundOf(contestId), 'receiving');
  }

  /** The rounds of both kinds. */
  async everyRoundOf(contestId: ContestId): Promise<Round[]> {
    return currentRuns(await this.allRunsOf(contestId));
  }

  /** The same with the runs that were annulled and replaced. */
  async allRunsOf(contestId: ContestId): Promise<Round[]> {
    return this.runsOf([contestId]);
  }

  /** The rounds of all contests whose results are public. */
  async publishedRounds(kind: RoundKind = 'sitting'): Promise<Round[]> {
    return this.rounds.find({ where: { kind, state: In([...PUBLISHED_STATES]) }, order: { opensAt: 'ASC', ordinal: 'ASC' } });
  }

  /** A round by id. @throws ContestError ROUND_NOT_FOUND */
  async round(id: RoundId): Promise<Round> {
    const round = await this.rounds.findOne({ where: { id } });
    if (!round) throw new ContestError('ROUND_NOT_FOUND');
    return round;
  }

  /** A round by id, for pages: that of the running contest as remembered. @throws ContestError ROUND_NOT_FOUND */
  async knownRound(id: RoundId): Promise<Round> {
    const running = await this.findRunning();
    return [...(running?.rounds ?? []), ...(running?.receiving ?? [])].find((round) => round.id === id) ?? this.round(id);
  }

  /** A contest by its id, also an earlier one. @throws ContestError NO_CONTEST */
  async contest(id: ContestId): Promise<RunningContest> {
    const contest = await this.contests.findOne({ where: { id } });
    const running = contest ? await this.withRules(contest) : undefined;
    if (!running) throw new ContestError('NO_CONTEST');
    return running;
  }

  /** Forgets which contest is in force: this process has just published one, others notice within a second. */
  forget(): void {
    this.current.forget();
  }

  private async readPublished(id: ContestId): Promise<RunningContest | undefined> {
    const contest = await this.contests.findOne({ where: { id, state: 'published' } });
    return contest ? this.withRules(contest) : undefined;
  }

  private async readNewest(): Promise<RunningContest | undefined> {
    const [contest] = await this.contests.find({ where: { state: 'published' }, order: { createdAt: 'DESC', id: 'DESC' }, take: 1 });
    return contest ? this.withRules(contest) : undefined;
  }

  private async runsOf(contestIds: readonly ContestId[]): Promise<Round[]> {
    return this.rounds.find({ where: { contestId: In([...contestIds]) }, order: { opensAt: 'ASC', ordinal: 'ASC', run: 'ASC' } });
  }

  /** @param known its rounds of both kinds, where they were read already */
  private async withRules(contest: Contest, known?: readonly Round[]): Promise<RunningContest | undefined> {
    if (!contest.ruleSetId) return undefined;
    const [{ ruleSet, sha256 }, every] = [await this.ruleSetWithHash(contest.ruleSetId), known ?? (await this.everyRoundOf(contest.id))];
    const [rounds, receiving] = [ofKind(every, 'sitting'), ofKind(every, 'receiving')];
    return { contest, ruleSetId: contest.ruleSetId, ruleSet, ruleSetHash: sha256, rounds, receiving };
  }

  private async ruleSetWithHash(id: RuleSetId): Promise<{ ruleSet: RuleSet; sha256: string }> {
    return this.parsed.recall(id, async () => {
      const version = await this.ruleSets.findOne({ where: { id } });
      if (!version) throw new ContestError('NO_CONTEST');
      return { ruleSet: parseRuleSet(version.body), sha256: version.sha256 };
    });
  }
}

function ofKind(rounds: readonly Round[], wanted: RoundKind): Round[] {
  return rounds.filter(({ kind }) => kind === wanted);
}
