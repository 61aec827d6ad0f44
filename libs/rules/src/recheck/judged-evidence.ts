import type { ScoreSheet } from '../judging/score-sheet.js';
import type { Submission } from '../submissions/submission.js';
import type { LeaderWord } from './leader-words.js';
import { listDigest, type ListDigest, saltedDigest } from './list-digest.js';

/** A finished sheet that did not count, with why: "recused", "taken-back", "conflict", "not-called". */
export interface LeftOutSheetRecord extends ScoreSheet {
  because: string;
}

/** What a part of submissions was ranked from; plain JSON, people and judges by pseudonym, no text, no name. */
export interface JudgedEvidence {
  /** All that were received, also those that are out; by id. */
  submissions: Submission[];
  /** The finished sheets that count. */
  sheets: ScoreSheet[];
  leftOut: LeftOutSheetRecord[];
  /** Who leads, where a collective award asks for leaders: for the board alone. Its fingerprint stands beside those of the lists. */
  leaders?: LeaderWord[];
  /** Random, for the board alone: with it what the file for everybody does not say cannot be found by trying. Given once it is kept. */
  salt?: string | undefined;
}

/** Units, sheets that do not count and leaders are not public, or not all: their fingerprints are salted. */
export type JudgedDigests = Record<'submissions' | 'units' | 'sheets' | 'leftOut', ListDigest>;

/** The fingerprints of what was judged; the lists come in one order, see `inOneOrder`. */
export function judgedDigests({ submissions, sheets, leftOut, salt = '' }: JudgedEvidence): JudgedDigests {
  return {
    submissions: listDigest(submissions.map((one) => ({ ...one, unit: undefined }))),
    units: saltedDigest(salt, submissions.map(({ id, unit }) => [id, unit ?? null])), // prettier-ignore
    sheets: listDigest(sheets),
    leftOut: saltedDigest(salt, leftOut),
  };
}

/** The same evidence in one order, whatever order it came in. */
export function inOneOrder({ submissions, sheets, leftOut, ...rest }: JudgedEvidence): JudgedEvidence {
  return {
    ...rest,
    submissions: submissions.toSorted((a, b) => compare(a.id, b.id)),
    sheets: sheets.toSorted(bySheet),
    leftOut: leftOut.toSorted((a, b) => bySheet(a, b) || compare(a.because, b.because)),
  };
}

function bySheet(a: ScoreSheet, b: ScoreSheet): number {
  return compare(a.submission, b.submission) || compare(a.phase, b.phase) || compare(a.judge, b.judge);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
