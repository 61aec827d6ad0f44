/** What a strategy may know of the phase of judging in which it is used, to refuse a use that could not work. */
export interface JudgedPhase {
  /** Judges who mark each submission independently. */
  judges: number;
  /** What a submission with every criterion at its maximum gets, in thousandths of a point. */
  fullScore: number;
  isLast: boolean;
}
