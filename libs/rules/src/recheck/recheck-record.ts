import type { CollectiveStanding } from '../collective/collective-standing.js';
import type { StandingLine, StandingSummary } from '../ranking/standing.js';
import type { KeptRevisions } from '../scoring/key-revision.js';
import type { ScoreSheet } from '../judging/score-sheet.js';
import type { JudgedSummary } from '../submissions/judged-summary.js';
import type { Submission } from '../submissions/submission.js';
import type { SubmissionStandingLine } from '../submissions/submission-standing.js';
import type { LeaderWord } from './leader-words.js';
import type { SealedContent } from './seal-of.js';
import type { QuestionShape, StandingInputs, UnitShape } from './standing-inputs.js';

export const RECHECK_FORMAT = 'khoa-bang-recheck-1';

/**
 * For whom a file is. The board's has everything. The one for everybody has no salts, which are the contestants' alone, and no
 * unit by which somebody could be recognised.
 */
export type RecheckForm = 'board' | 'public';

/** Whose unit the attempts of a file name: everybody's, that of those in units of many people, nobody's where nothing looks at it. */
export type UnitsNamed = 'all' | 'of-many' | 'none';

/** What a file says of itself and of the fingerprints that it is to bear out. */
export interface RecheckHead {
  kind: 'head';
  format: typeof RECHECK_FORMAT;
  form: RecheckForm;
  unitsNamed: UnitsNamed;
  contest: { code: string; name: string };
  part: { code: string; name: string };
  round: { code: string; name: string };
  /** Version of the standing among those of its round. */
  version: number;
  claimed: {
    /** Fingerprint of the standing, as published. */
    standing: string;
    /** Fingerprint of what it was computed from. */
    inputs: string;
    /** Fingerprint of each setting of the inputs, so that a changed one is found by its name. */
    sections: Record<string, string>;
  };
}

/** A sealed attempt with everything that its seal covers; in the public form without the salt. */
export interface RecheckAttempt extends Omit<SealedContent, 'roundId' | 'salt'> {
  /** Code of the round. */
  round: string;
  /** Pseudonym. */
  person: string;
  /** Null where it is not named. */
  unit: string | null;
  /** In the place of a unit that is not named: its block, where prizes are given by blocks; else null. */
  block: string | null;
  audience: string;
  /** Epoch milliseconds; as much later than the start as the round rested meanwhile. */
  startedAt: number;
  salt: string | null;
  seal: string;
  /** Id of the rule set under which it was made. */
  ruleSet: string;
  bank: string;
}

/** One line of the file, in the order in which they stand in it. */
export type RecheckRecord =
  | RecheckHead
  | { kind: 'inputs'; inputs: StandingInputs }
  | { kind: 'rules'; id: string; rules: unknown }
  /** `revisions`: what has become of questions whose key was corrected; absent where none was. */
  | { kind: 'bank'; id: string; questions: QuestionShape[]; key: number[][]; revisions?: KeptRevisions }
  | { kind: 'units'; units: UnitShape[] }
  | { kind: 'attempt'; attempt: RecheckAttempt }
  | { kind: 'line'; line: StandingLine }
  | { kind: 'summary'; summary: StandingSummary }
  /** Of a part of submissions, in the place of attempts, lines and summary. */
  | { kind: 'judged-submission'; submission: Submission }
  /** `because`: why it does not count; absent where it does. */
  | { kind: 'judged-sheet'; sheet: ScoreSheet; because?: string }
  | { kind: 'judged-salt'; salt: string }
  | { kind: 'judged-leaders'; leaders: LeaderWord[] }
  | { kind: 'judged-line'; line: SubmissionStandingLine }
  | { kind: 'judged-summary'; summary: JudgedSummary }
  /**
   * Units in which nobody takes part are left out of the lines; the fingerprint in the inputs covers them too. `withheld`: how many
   * more are, because people whose unit is not named count for them.
   */
  | { kind: 'collective'; standing: CollectiveStanding; withheld: number };
