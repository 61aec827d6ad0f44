import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import type { PrizeAllocation } from '../prizes/allocate-prizes.js';

/** Why a submission is not in the ranking. */
export type OutReason = 'withdrawn' | 'violation' | 'excluded-author' | 'failed-criterion' | 'not-passed';

/** What a phase gave a submission, plain JSON, in points. */
export interface PhaseLine {
  phase: string;
  points: number;
  /** Points by criterion, before weighing. */
  criteria: Record<string, number>;
  /** Sheets that were given, a left-out one included. */
  judges: number;
  agreeing: number;
  /** Between the highest and the lowest of the judges whom the phase names. */
  spread: number;
  leftOut: string | null;
  /** Criteria below their minimum that do not put the submission out; for the council to see. */
  belowMinimum: string[];
}

export interface OutOfRanking {
  submission: string;
  reason: OutReason;
  /** The phase in which it fell out. */
  phase: string | null;
  /** Why the organisers cancelled it or barred its author; the criteria that it failed. */
  detail: string | null;
  phases: PhaseLine[];
}

/** A submission that is still in the running and waits: for sheets of its own, or for those of others in an earlier phase. */
export interface IncompleteSubmission {
  submission: string;
  phase: string;
  /** Finished sheets of its own still to come; 0 when it waits for others. */
  missing: number;
  /** The judges are so far apart that one more must mark. */
  needsFurtherJudge: boolean;
}

export interface SubmissionStandingLine {
  rank: number;
  submission: string;
  authors: string[];
  unit: string | null;
  points: number;
  phases: PhaseLine[];
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Code of the criterion that puts the line above the next one; null for the last line, or where only the ids differ. */
  decidedBy: string | null;
  /** Why the line stands above the next one. */
  explanation: string;
}

export interface SubmissionStandingSummary {
  ruleSetHash: string;
  part: string;
  drawSeed: string;
  received: number;
  /** Received, not withdrawn, not cancelled, by nobody who is excluded. */
  valid: number;
  /** Valid ones that have every sheet of each phase that they reached. */
  judged: number;
  ranked: number;
  outByReason: Record<OutReason, number>;
  /** Sorted by submission. */
  out: OutOfRanking[];
  /** Sorted by submission; while there are any, the lines are provisional and no prizes are proposed. */
  incomplete: IncompleteSubmission[];
  /** How many pairs of neighbours each criterion of the chain has decided, in the order of the chain. */
  decided: { criterion: string; pairs: number }[];
  /** Null while submissions are incomplete. */
  prizes: PrizeAllocation | null;
}

/** The ranking of a part of submissions, plain JSON. */
export interface SubmissionStanding {
  summary: SubmissionStandingSummary;
  lines: SubmissionStandingLine[];
}

/**
 * The canonical JSON of a standing piece by piece: its head, any number of portions of lines with a comma between two, its foot. For
 * those who keep the lines elsewhere than in memory. The units of the lines are no part of it: those of few people are not public, and
 * by a public fingerprint that covers them anybody could find them by trying. `JudgedDigests.units` covers them.
 */
export const submissionStandingText = {
  head: '{"lines":[',
  lines: (lines: readonly SubmissionStandingLine[]): string => lines.map((line) => canonicalJson({ ...line, unit: undefined })).join(','),
  foot: (summary: SubmissionStandingSummary): string => `],"summary":${canonicalJson(summary)}}`,
};

/** SHA-256 of the standing's canonical JSON, see `submissionStandingText`: the fingerprint that is published. */
export function submissionStandingHash({ lines, summary }: SubmissionStanding): string {
  return sha256([submissionStandingText.head, submissionStandingText.lines(lines), submissionStandingText.foot(summary)]);
}
