import { Injectable } from '@nestjs/common';
import { AttemptLedger, quizPart, type SealedAttempt } from '#attempts';
import { ContestReader, isSealed, type Round, type RuleSetId } from '#contests';
import { type BankId, KeyCorrections, SealedBanks } from '#questions';
import { type AttemptColumns, attemptColumns, type AttemptRow, AttemptScorer, drawSeedOf, type KeyRevisions, revisionsOf } from '#rules';
import type { WhatIf } from './what-if.js';

/** The attempts of a part as they are, and as they would be. */
export interface ScoredTwice {
  before: AttemptColumns;
  after: AttemptColumns;
  /** Of today's seals: an attempt that would be sealed anew has a seal that nobody can know, and so may its draw. */
  drawSeed: string;
}

interface Marker {
  scorer: AttemptScorer;
  revisedScorer: AttemptScorer;
}

/** Scores the sealed attempts of a part twice in one reading: by what is, and by what would be. */
@Injectable()
export class WhatIfScoring {
  constructor(
    private readonly ledger: AttemptLedger,
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
    private readonly corrections: KeyCorrections,
  ) {}

  /** @throws KeyRevisionError when right options are given that the question has not */
  async scores(round: Round, whatIf: WhatIf): Promise<ScoredTwice> {
    // The round itself too where it only just closes: what is sealed in it by now.
    const rounds = (await this.contests.roundsOf(round.contestId)).filter(
      (one) => one.partCode === round.partCode && (isSealed(one) || one.id === round.id),
    );
    const codes = new Map(rounds.map(({ id, code }) => [id, code]));
    const markers = new Map<string, Marker>();
    const [before, after]: [AttemptRow[], AttemptRow[]] = [[], []];
    const seals: string[] = [];
    for await (const page of this.ledger.sealed([...codes.keys()], { asOf: round.id })) {
      for (const attempt of page) {
        const place = `${attempt.bankId} ${attempt.ruleSetId}`;
        const marker = markers.get(place) ?? (await this.marker(attempt, round.partCode, whatIf.keys ?? new Map()));
        markers.set(place, marker);
        const code = codes.get(attempt.roundId) ?? '';
        before.push(attemptRow(attempt, code, marker.scorer.score(attempt)));
        after.push(this.otherwise(attempt, code, marker, whatIf));
        if (attempt.roundId === round.id) seals.push(attempt.seal);
      }
    }
    return { before: attemptColumns(before), after: attemptColumns(after), drawSeed: drawSeedOf(seals) };
  }

  private otherwise(attempt: SealedAttempt, round: string, marker: Marker, { attempts, units }: WhatIf): AttemptRow {
    const { marks, prediction } = attempts?.get(attempt.id) ?? attempt;
    const unit = units?.get(attempt.person) ?? attempt.unit;
    return attemptRow({ ...attempt, unit, prediction }, round, marker.revisedScorer.score({ questions: attempt.questions, marks }));
  }

  private async marker(
    { bankId, ruleSetId }: { bankId: BankId; ruleSetId: RuleSetId },
    partCode: string,
    revisions: KeyRevisions,
  ): Promise<Marker> {
    const [{ questions }, { key, revisions: known }] = [await this.banks.byId(bankId), await this.banks.key(bankId)];
    const part = quizPart(await this.contests.ruleSet(ruleSetId), partCode);
    const next = await this.corrections.next(bankId, revisions);
    return {
      scorer: new AttemptScorer(part, questions, key, revisionsOf(known)),
      revisedScorer: new AttemptScorer(part, questions, next.key, revisionsOf(next.revisions)),
    };
  }
}

function attemptRow(attempt: SealedAttempt, round: string, { points, allCorrect, valid }: ReturnType<AttemptScorer['score']>): AttemptRow {
  const { id, person, unit, audience, prediction, startedAt, submittedAt } = attempt;
  // Nobody is registered before every fact that the rule set requires has been given.
  return { id, person, unit, audience, completeProfile: true, round, points, allCorrect, valid, prediction, startedAt, submittedAt };
}
