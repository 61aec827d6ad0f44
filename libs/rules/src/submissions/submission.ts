import type { JudgingPhase } from '../judging/judging-setting.js';
import type { PhaseResult } from '../judging/phase-result.js';
import type { AUTHORS } from './authors.js';

/** A submission as the ranking gets it: no names, only pseudonyms. */
export interface Submission {
  id: string;
  /** Pseudonyms, the main author first. Of a unit's submission: whoever sent it, or nobody. */
  authors: readonly string[];
  authorKind: keyof typeof AUTHORS;
  /** Code of the unit for which it counts; a unit's submission must have it. */
  unit?: string;
  /** Server time, epoch milliseconds; on paper, when staff recorded it. */
  receivedAt: number;
  /** By its author. */
  withdrawn?: boolean;
  /** Why the organisers cancelled it: a copy, a false declaration. */
  cancelled?: string;
}

/** A submission that has been through every phase of judging. */
export interface JudgedSubmission {
  submission: Submission;
  /** The result by which it is ranked, in thousandths of a point. */
  result: number;
  phases: readonly { phase: JudgingPhase; result: PhaseResult & { total: number } }[];
}

/** Who takes the prize of a submission: its first author, or the unit whose submission it is. */
export function winnerOf({ authorKind, authors, unit }: Submission): string {
  return (authorKind === 'unit' ? unit : authors[0]) as string;
}
