import { Injectable } from '@nestjs/common';
import { quizPart } from '#attempts';
import { ContestReader, type Round, type RuleSetId, type RunningContest } from '#contests';
import { Clock, type RoundId } from '#kernel';
import { type BankId, SealedBanks } from '#questions';
import { reasonInStanding, Registrations } from '#registrations';
import { type Exclusion, type RunningStanding, runningStandingHash, standingShownUntil } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { RankingExclusions } from '../anomalies/ranking-exclusions.service.js';
import { Reckoner } from '../reckoning/reckoner.service.js';
import type { AskScoring } from '../reckoning/reckoning.js';
import type { RunningTask } from './running-reckoning.js';
import { RunningSnapshot } from './running-standing.entity.js';

/** So old a standing is at most before the next one is begun. */
const TAKE_EVERY_MS = 30_000;
/** Of a large round: the next one is begun only after so many times as long as the last one took, so that the machine has time for the rest. */
const REST_TIMES = 10;
/** So many places are shown. */
const PLACES = 20;

/** Standings of open rounds where the rules let people see them: taken by the worker, only read by pages, and never the final one. */
@Injectable()
export class RunningStandings {
  /** How long the last one of a round took in this process, and when it was taken; `performance.now()`. */
  private readonly taken = new Map<RoundId, { at: number; ms: number }>();

  constructor(
    @InjectScoped(RunningSnapshot) private readonly snapshots: ScopedRepository<RunningSnapshot>,
    private readonly reckoner: Reckoner,
    private readonly banks: SealedBanks,
    private readonly registrations: Registrations,
    private readonly reviewed: RankingExclusions,
    private readonly contests: ContestReader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** One look at the rounds of the running contest: takes what is due, and takes away what is of rounds that are over. */
  async look(): Promise<void> {
    const running = await this.contests.findRunning();
    if (!running?.rounds.some((round) => shownUntil(running, round) !== undefined)) return;
    const open = running.rounds.filter(({ state }) => state === 'open');
    // Of earlier contests and of rounds that were annulled too.
    const known = await this.snapshots.find({ select: { tenantId: true, roundId: true, until: true } });
    for (const { roundId } of known) if (!open.some(({ id }) => id === roundId)) await this.snapshots.delete({ roundId });
    for (const round of open)
      if (this.isDue(running, round, known.find(({ roundId }) => roundId === round.id)?.until)) await this.take(running, round);
  }

  /** The newest standing of an open round; undefined where the rules show none, before the first, and once the round is over. */
  async find(running: RunningContest, round: Round): Promise<RunningSnapshot | undefined> {
    if (round.state !== 'open' || shownUntil(running, round) === undefined) return undefined;
    return (await this.snapshots.findOne({ where: { roundId: round.id } })) ?? undefined;
  }

  /** Takes the standing of an open round now, as far as the rules show it; nothing where they do not. */
  async take(running: RunningContest, round: Round): Promise<void> {
    const end = shownUntil(running, round);
    if (end === undefined) return;
    const began = performance.now();
    const takenAt = this.clock.now();
    const until = Math.min(end, takenAt.getTime());
    const part = quizPart(running.ruleSet, round.partCode);
    const standing = await this.reckoned({
      part,
      round: { id: round.id, code: round.code, opensAt: round.opensAt.getTime() },
      exclusions: await this.exclusions(running, round),
      until,
      count: PLACES,
    });
    await this.unitOfWork.run(async () => {
      await this.snapshots.delete({ roundId: round.id });
      // Where two take it at once, the one of the first stays: the other's is as new.
      await this.snapshots.insertMissing([
        {
          ...{ roundId: round.id, contestId: round.contestId, takenAt },
          until: new Date(until),
          ...standing,
          sha256: runningStandingHash(standing, until),
        },
      ]);
    });
    this.taken.set(round.id, { at: performance.now(), ms: performance.now() - began });
  }

  /** Also what was taken up to the end that the rules set is not taken again: nothing can come to it. */
  private isDue(running: RunningContest, round: Round, until: Date | undefined): boolean {
    const end = shownUntil(running, round);
    if (end === undefined || until?.getTime() === end) return false;
    const last = this.taken.get(round.id);
    return last === undefined || performance.now() - last.at >= Math.max(TAKE_EVERY_MS, last.ms * REST_TIMES);
  }

  private async reckoned(task: RunningTask): Promise<RunningStanding> {
    const id = task.round.id as RoundId;
    const reckoning = await this.reckoner.read('running', task, { roundIds: [id], asOf: id, ask: this.scoring(task.part.code) });
    try {
      return await reckoning.finish();
    } finally {
      await reckoning.stop();
    }
  }

  private scoring(partCode: string): AskScoring {
    return async ({ bankId, ruleSetId }) => {
      const [{ questions }, { key, revisions }] = [await this.banks.byId(bankId as BankId), await this.banks.key(bankId as BankId)];
      const { paper } = quizPart(await this.contests.ruleSet(ruleSetId as RuleSetId), partCode);
      return { paper, questions, key, revisions };
    };
  }

  private async exclusions(running: RunningContest, round: Round): Promise<Exclusion[]> {
    const barred = await this.registrations.barred(running);
    return [
      ...barred.flatMap(({ pseudonym, teams }) =>
        teams.map((team) => ({ person: pseudonym, reason: reasonInStanding(running.ruleSet, team) })),
      ),
      ...(await this.reviewed.of(round.id)),
    ];
  }
}

function shownUntil({ ruleSet }: RunningContest, { partCode, opensAt, closesAt }: Round): number | undefined {
  return standingShownUntil(quizPart(ruleSet, partCode), { opensAt: opensAt.getTime(), closesAt: closesAt.getTime() });
}
