import { Injectable } from '@nestjs/common';
import { AttemptLedger, quizPart, type SealedAttempt } from '#attempts';
import { ContestReader, isSealed, type Round, type RuleSetId } from '#contests';
import { type BankId, SealedBanks } from '#questions';
import { type AttemptColumns, attemptColumns, type AttemptRow, drawSeedOf } from '#rules';
import { RankingExclusions } from './anomalies/ranking-exclusions.service.js';
import { AttemptScorer } from './domain/attempt-scorer.js';

/** A part's sealed attempts, scored, with what the scores rest on. */
export interface RoundScores {
  attempts: AttemptColumns;
  /** The same without what was left out of the ranking of its round: that counts for no unit. */
  counted: AttemptColumns;
  /** Fixed by the seals of the round that is ranked. */
  drawSeed: string;
  keyVersions: Record<BankId, number>;
}

/** Scores the sealed attempts of a part with the keys of today. */
@Injectable()
export class RoundScoring {
  constructor(
    private readonly ledger: AttemptLedger,
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
    private readonly reviewed: RankingExclusions,
  ) {}

  /**
   * The attempts of all rounds of the part that are sealed by now (collective awards need them all): not of one that is still
   * open, whose numbers are nobody's business yet. The seed is of the given round.
   */
  async scoresOf(round: Round): Promise<RoundScores> {
    const rounds = (await this.contests.roundsOf(round.contestId)).filter((one) => one.partCode === round.partCode && isSealed(one));
    const codes = new Map(rounds.map(({ id, code }) => [id, code]));
    const scorers = new Map<string, AttemptScorer>();
    const keyVersions: Record<BankId, number> = {};
    const rows: AttemptRow[] = [];
    const seals: string[] = [];
    for await (const page of this.ledger.sealed([...codes.keys()], { asOf: round.id })) {
      for (const attempt of page) {
        const place = `${attempt.bankId} ${attempt.ruleSetId}`;
        const scorer = scorers.get(place) ?? (await this.scorer(attempt, round.partCode, keyVersions));
        scorers.set(place, scorer);
        rows.push(attemptRow(attempt, scorer, codes.get(attempt.roundId) ?? ''));
        if (attempt.roundId === round.id) seals.push(attempt.seal);
      }
    }
    const attempts = attemptColumns(rows);
    const leftOut = await this.reviewed.ofRounds([...codes.keys()]);
    const outByCode = new Map([...leftOut].map(([id, people]) => [codes.get(id), people]));
    const counted =
      leftOut.size === 0 ? attempts : attemptColumns(rows.filter(({ round: code, person }) => !outByCode.get(code)?.has(person)));
    return { attempts, counted, drawSeed: drawSeedOf(seals), keyVersions };
  }

  private async scorer(
    { bankId, ruleSetId }: { bankId: BankId; ruleSetId: RuleSetId },
    partCode: string,
    keyVersions: Record<BankId, number>,
  ): Promise<AttemptScorer> {
    const { key, version } = await this.banks.key(bankId);
    keyVersions[bankId] = version;
    return new AttemptScorer(quizPart(await this.contests.ruleSet(ruleSetId), partCode), await this.banks.byId(bankId), key);
  }
}

function attemptRow(attempt: SealedAttempt, scorer: AttemptScorer, round: string): AttemptRow {
  const { points, allCorrect, valid } = scorer.score(attempt);
  const { id, person, unit, audience, prediction, startedAt, submittedAt } = attempt;
  // Nobody is registered before every fact that the rule set requires has been given.
  const completeProfile = true;
  return { id, person, unit, audience, completeProfile, round, points, allCorrect, valid, prediction, startedAt, submittedAt };
}
