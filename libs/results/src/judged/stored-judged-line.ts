import type { SubmissionStandingLine } from '#rules';
import type { JudgedLine } from './entities/judged-line.entity.js';

/** A line as it was computed, out of what Postgres keeps: points in thousandths, times to the millisecond. */
export function storedJudgedLine(row: JudgedLine): SubmissionStandingLine {
  return {
    rank: row.rank,
    submission: row.submissionId,
    authors: row.authors,
    unit: row.unitCode,
    points: Number(row.points),
    phases: row.phases,
    receivedAt: row.receivedAt.getTime(),
    decidedBy: row.decidedBy,
    explanation: row.explanation,
  };
}
