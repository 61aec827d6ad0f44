import { DomainError, type ErrorKind } from '#kernel';
import type { MarkedQuestion, SealedMarks } from './attempt-scorer.js';
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
export function revisedKey(key: OptionsByQuestion, bank: readonly MarkedQuestion[], revisions: KeyRevisions): OptionsByQuestion {
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
 * A sealed attempt as it is to be marked under the revisions: a question that counts for nobody is not there, one that
 * everybody has right is marked right, and so is another right answer. The attempt itself stays as it is.
 */
export function revisedMarks(
  { questions, marks }: SealedMarks,
  bank: readonly MarkedQuestion[],
  { key, revisions }: { key: OptionsByQuestion; revisions: KeyRevisions },
): SealedMarks {
  const kept: { questions: number[]; marks: number[] } = { questions: [], marks: [] };
  for (const [at, position] of questions.entries()) {
    const id = bank[position]?.id ?? '';
    const revision = revisions.get(id);
    if (revision?.kind === 'void') continue;
    const mark = marks[at] ?? 0;
    const isRight = revision?.kind === 'everybody' || (revision?.kind === 'also' && mark === bitsOf(revision.right));
    kept.questions.push(position);
    kept.marks.push(isRight ? bitsOf(key[id] ?? []) : mark);
  }
  return kept;
}

function bitsOf(options: readonly number[]): number {
  return options.reduce((bits, option) => bits | (1 << option), 0);
}
