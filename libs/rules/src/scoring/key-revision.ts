import { DomainError, type ErrorKind } from '#kernel';
import type { BankQuestion } from '../paper/draw-rule.js';
import type { OptionsByQuestion } from './score-attempt.js';

/**
 * What becomes of a question whose key is doubted: other options are right; these are right as well; it counts for nobody;
 * everybody has it right. Options are positions in the bank's order.
 */
export type KeyRevision =
  { kind: 'instead'; right: readonly number[] } | { kind: 'also'; right: readonly number[] } | { kind: 'void' } | { kind: 'everybody' };

/** Revisions by the id of the question. */
export type KeyRevisions = ReadonlyMap<string, KeyRevision>;

export class KeyRevisionError extends DomainError<'RIGHT_OPTIONS_WRONG'> {
  readonly kind: ErrorKind = 'invalid';

  sentence(): string {
    return 'Phương án đúng không hợp lệ. Hãy chọn trong các phương án của câu hỏi.';
  }
}

/** The key with other right options, where a revision gives them. @throws KeyRevisionError */
export function revisedKey(
  key: OptionsByQuestion,
  bank: readonly Pick<BankQuestion, 'id' | 'optionCount'>[],
  revisions: KeyRevisions,
): OptionsByQuestion {
  const changed: Record<string, readonly number[]> = {};
  for (const { id, optionCount } of bank) {
    const revision = revisions.get(id);
    if (!revision || !('right' in revision)) continue;
    const isWrong = revision.right.length === 0 || revision.right.some((option) => option < 0 || option >= optionCount);
    if (isWrong) throw new KeyRevisionError('RIGHT_OPTIONS_WRONG', { question: id });
    if (revision.kind === 'instead') changed[id] = [...revision.right].toSorted((a, b) => a - b);
  }
  return { ...key, ...changed };
}

/**
 * The mark by which a question is judged under a revision: right for everybody who has had it, or another right answer taken for
 * the right one. The attempt itself stays as it is.
 */
export function revisedMark(mark: number, right: readonly number[], revision: KeyRevision | undefined): number {
  if (revision?.kind === 'everybody') return bitsOf(right);
  return revision?.kind === 'also' && mark === bitsOf(revision.right) ? bitsOf(right) : mark;
}

/** Revisions as they are kept, as plain JSON in one order. */
export type KeptRevisions = Readonly<Record<string, KeyRevision>>;

export function keptRevisions(revisions: KeyRevisions): KeptRevisions {
  return Object.fromEntries([...revisions].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param kept nothing where a key was never corrected */
export function revisionsOf(kept: KeptRevisions | undefined): KeyRevisions {
  return new Map(Object.entries(kept ?? {}));
}

function bitsOf(options: readonly number[]): number {
  return options.reduce((bits, option) => bits | (1 << option), 0);
}
