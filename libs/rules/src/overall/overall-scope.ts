/** What people have reached over several rounds: columns, one entry per person. */
export interface OverallColumns {
  /** Pseudonyms, distinct. */
  readonly people: readonly string[];
  /** Points of the counted attempts of all rounds together, in thousandths. */
  readonly thousandths: Float64Array;
  /** Rounds with a counted attempt. */
  readonly rounds: Uint16Array;
  /** Rounds whose counted attempt is right throughout. */
  readonly perfectRounds: Uint16Array;
  /** Time taken by the counted attempts together. */
  readonly durationMs: Float64Array;
  /** When the last of the counted attempts was submitted, epoch milliseconds. */
  readonly lastSubmittedAt: Float64Array;
  /** 1: has given all the facts that registering asks for; null where nobody has looked it up. */
  readonly completeProfile: Uint8Array | null;
}

/** What the criteria of a ranking over several rounds may look at. */
export interface OverallScope {
  columns: OverallColumns;
  /** How many rounds there are in all. */
  roundCount: number;
  /** Published with the result, so that a draw can be repeated. */
  drawSeed: string;
}
