import { attemptColumns, type AttemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import { winnerOf, type Submission } from './submission.js';
import type { SubmissionStandingLine } from './submission-standing.js';

/** What of a standing counts for units: the points of what is ranked. */
export interface RankedPoints {
  lines: readonly Pick<SubmissionStandingLine, 'submission' | 'points'>[];
}

/**
 * Submissions as collective awards count them: one entry for each that was neither withdrawn nor cancelled, of its first
 * author (or of the unit itself, which is no person), with its points once it is ranked; before, and when it has fallen out, it is an entry
 * without points that does not count as valid.
 */
export function submissionColumns(part: string, submissions: readonly Submission[], standing?: RankedPoints): AttemptColumns {
  return attemptColumns(submissionRows(part, submissions, standing));
}

/** The same as rows, in the order of receipt. */
export function submissionRows(part: string, submissions: readonly Submission[], standing?: RankedPoints): AttemptRow[] {
  const points = new Map(standing?.lines.map((line) => [line.submission, line.points]));
  const unitOf = new Map<string, string | undefined>();
  return (
    submissions
      .filter(({ withdrawn, cancelled }) => !withdrawn && cancelled === undefined)
      // Who sends in for several units counts for that of the first submission, in whatever order they are given.
      .toSorted((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1))
      .map((submission) => {
        const person = winnerOf(submission);
        if (!unitOf.has(person)) unitOf.set(person, submission.unit);
        return {
          id: submission.id,
          person,
          unit: unitOf.get(person),
          ...(submission.authorKind === 'unit' && { isUnit: true }),
          round: part,
          points: points.get(submission.id) ?? 0,
          allCorrect: false,
          valid: points.has(submission.id),
          startedAt: submission.receivedAt,
          submittedAt: submission.receivedAt,
        };
      })
  );
}
