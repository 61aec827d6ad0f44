import {
  type AttemptColumns,
  AttemptsDigest,
  AttemptScorer,
  collectiveHash,
  collectiveStanding,
  decidingCriterion,
  GatheredAttempts,
  GatheredSeals,
  onlyAttempts,
  rankRound,
  revisionsOf,
  type Standing,
  standingHash,
  standingLines,
  winnersOf,
} from '#rules';
import type { AskScoring, LineTexts, RankedAward, RankedHead, Ranking, RankingTask } from './ranking.js';
import { SealedLines } from './sealed-lines.js';

/** Ranks a round where it stands: in this thread. */
export class RoundRanking implements Ranking {
  private readonly attempts = new GatheredAttempts();
  private readonly seals = new GatheredSeals();
  private readonly digest = new AttemptsDigest();
  /** By bank and rule set. */
  private readonly scorers = new Map<string, AttemptScorer>();
  private ranked: Standing | undefined;

  constructor(
    private readonly task: RankingTask,
    private readonly ask: AskScoring,
  ) {}

  async take(portion: Buffer): Promise<void> {
    const lines = new SealedLines(portion);
    while (lines.next()) {
      const scorer = this.scorers.get(lines.place) ?? (await this.scorer(lines.place));
      const { points, allCorrect, valid } = scorer.score(lines);
      const { id, person, unit, audience, prediction, startedAt, submittedAt, seal, salt } = lines;
      const round = this.task.rounds.get(lines.roundId) ?? '';
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
      this.digest.add(round, { id, seal, person, unit, audience, startedAt, submittedAt, salt });
      if (lines.roundId === this.task.round.id) this.seals.add(seal);
    }
  }

  finish(): RankedHead {
    const { ruleSet, part, round, exclusions, reviewed, held, refusals, units } = this.task;
    const attempts = this.attempts.all();
    const drawSeed = this.task.drawSeed ?? this.seals.drawSeed();
    this.ranked = rankRound({
      ruleSet,
      part,
      round: round.code,
      opensAt: round.opensAt,
      attempts,
      exclusions: [...exclusions, ...(reviewed.get(round.id) ?? [])],
      drawSeed,
      held,
      refusals,
      ...(units && { units }),
    });
    const collective = this.collective(attempts, drawSeed);
    return { summary: this.ranked.summary, sha256: standingHash(this.ranked), collective, attempts: this.digest.rounds() };
  }

  lines(from: number, count: number): LineTexts {
    const { ranked } = this;
    if (!ranked) throw new Error('There are no lines before the round is ranked.');
    const lines = standingLines(ranked, { from, count });
    return {
      people: list(lines.map(({ person }) => person)),
      attempts: list(lines.map(({ attempt }) => attempt)),
      points: list(lines.map(({ points }) => points)),
      allCorrect: list(lines.map(({ allCorrect }) => allCorrect)),
      predictions: list(lines.map(({ prediction }) => prediction)),
      durationsMs: list(lines.map(({ durationMs }) => durationMs)),
      submittedMs: list(lines.map(({ submittedAt }) => submittedAt)),
      decidedBy: list(lines.map(({ rank }) => decidingCriterion(ranked, rank))),
    };
  }

  stop(): void {}

  private async scorer(place: string): Promise<AttemptScorer> {
    const [bankId = '', ruleSetId = ''] = place.split('\t');
    const { paper, questions, key, revisions } = await this.ask({ bankId, ruleSetId });
    const scorer = new AttemptScorer({ paper }, questions, key, revisionsOf(revisions));
    this.scorers.set(place, scorer);
    return scorer;
  }

  /** The awards of units that rest on this part. */
  private collective(attempts: AttemptColumns, drawSeed: string): RankedAward[] {
    const { ruleSet, part, exclusions, units } = this.task;
    const awards = ruleSet.collective.filter((award) => award.part === part);
    if (awards.length === 0 || !units) return [];
    const counted = this.withoutReviewed(attempts);
    const winners: Record<string, string[]> = {};
    return awards.map(({ code }) => {
      const body = collectiveStanding({ ruleSet, award: code, attempts: counted, units, exclusions, drawSeed, winners });
      winners[code] = winnersOf(body);
      return { award: code, body, sha256: collectiveHash(body) };
    });
  }

  /** What was left out of the ranking of its round counts for no unit. */
  private withoutReviewed(attempts: AttemptColumns): AttemptColumns {
    const { rounds, reviewed } = this.task;
    const out = new Set([...reviewed].flatMap(([id, people]) => people.map(({ person }) => `${rounds.get(id) ?? ''}\t${person}`)));
    if (out.size === 0) return attempts;
    const { round, person, people } = attempts;
    return onlyAttempts(
      attempts,
      (row) => !out.has(`${attempts.rounds[round[row] as number] ?? ''}\t${people[person[row] as number] ?? ''}`),
    );
  }
}

/** As Postgres writes a list; ids, codes and numbers need no quotes. */
function list(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}
