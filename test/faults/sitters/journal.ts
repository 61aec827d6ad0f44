/** An answer as it was sent: the question's place from 1, bits of the chosen options as shown, and its number. */
export interface SentAnswer {
  place: number;
  bits: number;
  seq: number;
}

/**
 * What one person did and what they were told: every acknowledgement is kept, and compared with the database when all is over.
 */
export class Journal {
  /** Attempts that the person was told to have. */
  readonly attempts: string[] = [];
  readonly sent: SentAnswer[] = [];
  readonly acknowledged: SentAnswer[] = [];
  /** What the server would not hear of, although it had said yes to all before. */
  readonly refused: string[] = [];
  readonly receipts: { attempt: string; code: string; seal: string }[] = [];

  /** @param person the number by which the session's token is known */
  constructor(readonly person: number) {}

  /** At each place the newest answer that was acknowledged. */
  newest(): Map<number, SentAnswer> {
    const newest = new Map<number, SentAnswer>();
    for (const answer of this.acknowledged) if ((newest.get(answer.place)?.seq ?? 0) < answer.seq) newest.set(answer.place, answer);
    return newest;
  }
}
