import { hash } from 'node:crypto';

/** Everything that a seal is made of. */
export interface SealedContent {
  id: string;
  /** Id of the round. */
  roundId: string;
  /** From which the paper was drawn. */
  seed: string;
  /** Positions in the bank of the paper's questions, as shown. */
  questions: readonly number[];
  /** Per question a bit per chosen option, in the bank's order. */
  marks: readonly number[];
  prediction: number | null;
  /** Epoch milliseconds. */
  submittedAt: number;
  /** 32 hexadecimal digits. */
  salt: string;
}

/** The seal of an attempt, as the database makes it (`seal_text`): SHA-256 over its parts with "|" between two. */
export function sealOf({ id, roundId, seed, questions, marks, prediction, submittedAt, salt }: SealedContent): string {
  const parts = ['khoa-bang-seal-1', id, roundId, seed, questions.join(','), marks.join(','), prediction ?? '-', submittedAt, salt];
  return hash('sha256', parts.join('|'), 'hex');
}
