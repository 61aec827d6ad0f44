import {
  type AttemptColumns,
  AttemptsDigest,
  collectiveHash,
  collectiveStanding,
  decidingCriterion,
  GatheredSeals,
  onlyAttempts,
  rankRound,
  type Standing,
  standingHash,
  standingLines,
  winnersOf,
} from '#rules';
import type { AskScoring } from '../reckoning/reckoning.js';
import { ScoredAttempts } from '../reckoning/scored-attempts.js';
import type { LineTexts, RankedAward, RankedHead, Ranking, RankingTask, Retold } from './ranking.js';
import type { SealedLines } from './sealed-lines.js';

/** Ranks a round where it stands: in this thread. */
export class RoundRanking implements Ranking {
  private readonly attempts: ScoredAttempts;
  private readonly seals = new GatheredSeals();
  private readonly digest = new AttemptsDigest();
  private ranked: Standing | undefined;

  constructor(
    private readonly task: RankingTask,
    ask: AskScoring,
  ) {
    this.attempts = new ScoredAttempts(task.rounds, ask);
  }

  async take(portion: Buffer): Promise<void> {
    await this.attempts.take(portion, (line, round) => {
      const { id, seal, person, unit, audience, startedAt, submittedAt, salt, roundId } = line;
      this.digest.add(round, { id, seal, person, unit, audience, startedAt, submittedAt, salt });
      if (roundId === this.task.round.id) this.seals.add(seal);
      if (this.task.retold) retell(line, this.task.retold);
      return true;
    });
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

/** Puts into a line what it would say, before it is scored. */
function retell(line: SealedLines, { attempts, units }: Retold): void {
  line.unit = units?.get(line.person) ?? line.unit;
  const told = attempts?.get(line.id);
  if (!told) return;
  line.marks.splice(0, line.marks.length, ...told.marks);
  line.prediction = told.prediction ?? NaN;
}

/** As Postgres writes a list; ids, codes and numbers need no quotes. */
function list(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}
