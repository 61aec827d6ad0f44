import type { SealedBank } from '#questions';
import { bankKeyHash, bankShapeHash, keyInOrder, questionShapes, type ScoredBank } from '#rules';

/** A bank and one version of its key in fingerprints. */
export function scoredBank(
  { id, sha256, questions }: Pick<SealedBank, 'id' | 'sha256' | 'questions'>,
  { version, key }: { version: number; key: Record<string, number[]> },
): ScoredBank {
  return {
    id,
    sha256,
    questions: questions.length,
    shapeSha256: bankShapeHash(questionShapes(questions)),
    keyVersion: version,
    keySha256: bankKeyHash(keyInOrder(questions, key)),
  };
}
