import type { LineTexts, RankedHead, RankingTask, Scoring, ScoringPlace } from './ranking.js';

/** What the thread is told. Everything but an answer is answered, one after the other. */
export type RankingTold =
  { task: RankingTask } | { take: Uint8Array } | { finish: true } | { lines: { from: number; count: number } } | { scoring: Scoring };

/** What the thread says: that it has taken, what came out, lines; or asks back in between; or why it cannot go on. */
export type RankingSaid =
  { taken: true } | { head: RankedHead } | { lines: LineTexts } | { ask: ScoringPlace } | { fault: { stack: string } };
