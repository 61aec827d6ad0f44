/** What one judge gave one submission in one phase. */
export interface ScoreSheet {
  submission: string;
  /** Code of the phase. */
  phase: string;
  /** Pseudonym of the judge. */
  judge: string;
  /** Points by code of criterion, to the thousandth. A sheet without every criterion is not finished and does not count yet. */
  points: Readonly<Record<string, number>>;
  /** Whether the judge agrees that the submission be recognised, where the rules have a vote. */
  agrees?: boolean;
  /** The sheet of the judge who was called because the others were far apart. */
  further?: boolean;
}
