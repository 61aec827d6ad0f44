import { type AttemptColumns, AttemptScorer, GatheredAttempts, revisionsOf } from '#rules';
import { SealedLines } from '../closing/sealed-lines.js';
import type { AskScoring } from './reckoning.js';

/** Sealed attempts with their scores, gathered for a reckoning. */
export class ScoredAttempts {
  private readonly attempts = new GatheredAttempts();
  /** By bank and rule set. */
  private readonly scorers = new Map<string, AttemptScorer>();

  /** @param rounds codes of the rounds by their ids */
  constructor(
    private readonly rounds: ReadonlyMap<string, string>,
    private readonly ask: AskScoring,
  ) {}

  /**
   * Scores whole lines of sealed attempts, see `AttemptLedger.sealedText`, and gathers them.
   * @param isMeant looks at each line; those that it refuses are left out
   */
  async take(portion: Buffer, isMeant: (line: SealedLines, round: string) => boolean): Promise<void> {
    const lines = new SealedLines(portion);
    while (lines.next()) {
      const round = this.rounds.get(lines.roundId) ?? '';
      if (!isMeant(lines, round)) continue;
      const scorer = this.scorers.get(lines.place) ?? (await this.scorer(lines.place));
      const { points, allCorrect, valid } = scorer.score(lines);
      const { id, person, unit, audience, prediction, startedAt, submittedAt } = lines;
      // Nobody is registered before every fact that the rule set requires has been given.
      const completeProfile = true;
      this.attempts.add({
        id,
        person,
        unit,
        audience,
        completeProfile,
        round,
        points,
        allCorrect,
        valid,
        prediction,
        startedAt,
        submittedAt,
      });
    }
  }

  all(): AttemptColumns {
    return this.attempts.all();
  }

  private async scorer(place: string): Promise<AttemptScorer> {
    const [bankId = '', ruleSetId = ''] = place.split('\t');
    const { paper, questions, key, revisions } = await this.ask({ bankId, ruleSetId });
    const scorer = new AttemptScorer({ paper }, questions, key, revisionsOf(revisions));
    this.scorers.set(place, scorer);
    return scorer;
  }
}
