import type { StandingLine } from '#rules';
import type { StandingRow } from '../entities/standing.entity.js';

/** A line as it was computed, out of what Postgres keeps: whole numbers below 2^53, points in thousandths, times to the millisecond. */
export function storedLine(row: StandingRow): StandingLine {
  return {
    rank: row.rank,
    person: row.person,
    attempt: row.attemptId,
    points: Number(row.points),
    allCorrect: row.allCorrect,
    prediction: row.prediction === null ? null : Number(row.prediction),
    durationMs: Number(row.durationMs),
    submittedAt: row.submittedAt.getTime(),
  };
}
