import type { KeyVersion, SealedBank } from '#questions';
import { bankKeyHash, bankShapeHash, keyInOrder, questionShapes, revisionsHash, type ScoredBank } from '#rules';

/** A bank and one version of its key in fingerprints. */
export function scoredBank(
  { id, sha256, questions }: Pick<SealedBank, 'id' | 'sha256' | 'questions'>,
  { version, key, revisions }: KeyVersion,
): ScoredBank {
  return {
    id,
    sha256,
    questions: questions.length,
    shapeSha256: bankShapeHash(questionShapes(questions)),
    keyVersion: version,
    keySha256: bankKeyHash(keyInOrder(questions, key)),
    // Left out where there are none: what was computed by a sealed key has the fingerprint that it had before there were corrections.
    ...(Object.keys(revisions).length > 0 && { revisionsSha256: revisionsHash(revisions) }),
  };
}
