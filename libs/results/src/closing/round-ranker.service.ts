import { Injectable } from '@nestjs/common';
import { quizPart } from '#attempts';
import { ContestReader, isSealed, type Round, type RuleSetId, type RunningContest } from '#contests';
import { type BankId, type KeyVersion, SealedBanks } from '#questions';
import { reasonInStanding, Registrations } from '#registrations';
import type { AttemptsOfRound, CompetingUnit, Exclusion, HeldPrize, RefusedPrize, ScoredBank } from '#rules';
import { RankingExclusions } from '../anomalies/ranking-exclusions.service.js';
import { Awards } from '../awards.service.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import { type DrawnSeed, Draws } from '../draws/draws.service.js';
import { PrizeRefusals } from '../payouts/prize-refusals.service.js';
import { scoredBank } from '../recheck/scored-bank.js';
import { Reckoner } from '../reckoning/reckoner.service.js';
import type { AskScoring, ScoringPlace } from '../reckoning/reckoning.js';
import type { RankedHead, Ranking, RankingTask, Retold } from './ranking.js';

/** What the scores of a standing rest on. */
export interface ScoredFrom {
  /** Fixed by the seals of the round that is ranked. */
  drawSeed: string;
  /** Where it comes from outside. */
  draw: DrawnSeed | undefined;
  /** Version of the key by bank. */
  keyVersions: Record<BankId, number>;
  /** The banks with the keys that scored, in the order in which they were met. */
  banks: ScoredBank[];
  /** The rule sets under which attempts were made. */
  ruleSetIds: RuleSetId[];
  /** The attempts in fingerprints, round by round; rounds without any are left out. */
  sealed: AttemptsOfRound[];
  /** Who was left out of the ranking of which round, by its code. */
  leftOut: (Exclusion & { round: string })[];
}

/** What is taken otherwise than it stands: for a table of what would become of a correction or an appeal. */
export interface RankedOtherwise {
  /** Keys in the place of the newest, by bank. */
  keys?: ReadonlyMap<BankId, KeyVersion> | undefined;
  /** Left out of the ranking of the round besides. */
  leftOut?: readonly Exclusion[] | undefined;
  /** Pseudonyms of those who are ranked again in the round, whatever case has left them out. */
  takenIn?: readonly string[] | undefined;
  retold?: Retold | undefined;
  /** Of a part of submissions: those that would be cancelled, by id, each with the article. */
  cancelled?: ReadonlyMap<string, string> | undefined;
  /** Of a part of submissions: ids of those that count again, whether they were cancelled or found invalid. */
  reinstated?: readonly string[] | undefined;
  /** Of a part of submissions: codes of other units, by submission. */
  submissionUnits?: ReadonlyMap<string, string> | undefined;
}

/** A ranked round with everything that went in. */
export interface RankedRound {
  head: RankedHead;
  scores: ScoredFrom;
  exclusions: Exclusion[];
  /** Who is left out of this round by decision of two people. */
  reviewed: readonly Exclusion[];
  held: HeldPrize[];
  refusals: RefusedPrize[];
  units: CompetingUnit[] | undefined;
  /** Gives the lines until it is stopped. */
  ranking: Ranking;
}

/** Ranks rounds: gathers what counts, and has it reckoned. */
@Injectable()
export class RoundRanker {
  constructor(
    private readonly reckoner: Reckoner,
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
    private readonly registrations: Registrations,
    private readonly reviewed: RankingExclusions,
    private readonly awards: Awards,
    private readonly collective: CollectiveStandings,
    private readonly draws: Draws,
    private readonly refusals: PrizeRefusals,
  ) {}

  /**
   * The attempts of all rounds of the part that are sealed by now go in (collective awards need them all), and what is sealed of
   * the round itself: not those of another that is still open, whose numbers are nobody's business yet. The caller stops what it gets.
   */
  async rank(running: RunningContest, round: Round, otherwise: RankedOtherwise = {}): Promise<RankedRound> {
    const rounds = (await this.contests.roundsOf(round.contestId)).filter(
      (one) => one.partCode === round.partCode && (isSealed(one) || (one.id === round.id && one.state !== 'annulled')),
    );
    const codes = new Map(rounds.map(({ id, code }) => [id, code]));
    const exclusions = await this.exclusions(running);
    const reviewed = new Map(await this.reviewed.ofRounds([...codes.keys()]));
    const stillOut = (reviewed.get(round.id) ?? []).filter(({ person }) => !otherwise.takenIn?.includes(person));
    reviewed.set(round.id, [...stillOut, ...(otherwise.leftOut ?? [])]);
    const held = await this.awards.heldIn(round.contestId, await this.contests.everyRoundOf(round.contestId), round.id);
    const refusals = await this.refusals.ofRound(round.id);
    const units = await this.units(running, round.partCode);
    const draw = await this.draws.seedOf(round.id);
    const [scored, ruleSetIds] = [new Map<BankId, ScoredBank>(), new Set<RuleSetId>()];
    const task: RankingTask = {
      ruleSet: running.ruleSet,
      part: round.partCode,
      round: { id: round.id, code: round.code, opensAt: round.opensAt.getTime() },
      rounds: codes,
      ...{ exclusions, reviewed, held, refusals, units },
      drawSeed: draw?.seed,
      retold: otherwise.retold,
    };
    const ask = this.scoring(round.partCode, { scored, ruleSetIds, otherwise });
    const ranking = await this.reckoner.read('ranking', task, { roundIds: [...codes.keys()], asOf: round.id, ask });
    try {
      const head = await ranking.finish();
      const banks = [...scored.values()];
      const scores: ScoredFrom = {
        drawSeed: head.summary.drawSeed,
        draw,
        keyVersions: Object.fromEntries(banks.map(({ id, keyVersion }) => [id, keyVersion])),
        banks,
        ruleSetIds: [...ruleSetIds],
        sealed: head.attempts,
        leftOut: [...reviewed].flatMap(([id, people]) => people.map((one) => ({ round: codes.get(id) ?? '', ...one }))),
      };
      return { head, scores, exclusions, reviewed: reviewed.get(round.id) ?? [], held, refusals, units, ranking };
    } catch (error) {
      await ranking.stop();
      throw error;
    }
  }

  /** By which rules and key attempts are scored, noting which they were. */
  private scoring(
    partCode: string,
    { scored, ruleSetIds, otherwise }: { scored: Map<BankId, ScoredBank>; ruleSetIds: Set<RuleSetId>; otherwise: RankedOtherwise },
  ): AskScoring {
    return async (place: ScoringPlace) => {
      const [bankId, ruleSetId] = [place.bankId as BankId, place.ruleSetId as RuleSetId];
      const [bank, version] = [await this.banks.byId(bankId), otherwise.keys?.get(bankId) ?? (await this.banks.key(bankId))];
      const { paper } = quizPart(await this.contests.ruleSet(ruleSetId), partCode);
      scored.set(bankId, scoredBank(bank, version));
      ruleSetIds.add(ruleSetId);
      return { paper, questions: bank.questions, key: version.key, revisions: version.revisions };
    };
  }

  /** Who is left out of the ranking, by the article of the rules that says so. */
  private async exclusions(running: RunningContest): Promise<Exclusion[]> {
    const barred = await this.registrations.barred(running);
    return barred.flatMap(({ pseudonym, teams }) =>
      teams.map((team) => ({ person: pseudonym, reason: reasonInStanding(running.ruleSet, team) })),
    );
  }

  /** The whole tree is read only where blocks of units are ranked apart, or units compete. */
  private async units({ ruleSet }: RunningContest, partCode: string): Promise<CompetingUnit[] | undefined> {
    const isNeeded = ruleSet.boards?.some(({ blocks }) => blocks) === true || ruleSet.collective.some(({ part }) => part === partCode);
    return isNeeded ? this.collective.competing(ruleSet) : undefined;
  }
}
