import { createHash } from 'node:crypto';
import { canonicalJson, type KeptRevisions } from '#rules';
import type { BankItem } from '../entities/bank.entity.js';

/** The fingerprint of a bank's questions, in the order in which papers are drawn. A database gives an item's fields in an order of its own. */
export function bankSha256(items: readonly BankItem[]): string {
  return sha256(
    items.map(({ question, version, topic, difficulty, text, options, several, images }) => ({
      ...{ question, version, topic, difficulty, text, options },
      ...(several ? { several } : {}),
      ...(images ? { images } : {}),
    })),
  );
}

/** The fingerprint of a key, with the questions in the bank's order; with what has become of corrected questions, where any were. */
export function keySha256(
  questions: readonly string[],
  key: Readonly<Record<string, readonly number[]>>,
  revisions: KeptRevisions = {},
): string {
  const inOrder = Object.fromEntries(questions.map((question) => [question, key[question]]));
  return sha256(
    Object.keys(revisions).length === 0 ? inOrder : { key: inOrder, revisions: JSON.parse(canonicalJson(revisions)) as unknown },
  );
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
