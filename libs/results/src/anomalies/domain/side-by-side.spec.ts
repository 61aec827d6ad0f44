import type { AttemptId } from '#attempts';
import { type ComparedPaper, type PaperAnswer, sideBySide } from './side-by-side.js';

const [A, B, C] = [1, 2, 4];

/** Question n, whose right option is the first one. */
const answer = (n: number, bits: number, version = 1): PaperAnswer => ({
  item: { question: `q${n}` as PaperAnswer['item']['question'], version, text: `Câu ${n}`, options: ['a', 'b', 'c', 'd'] },
  key: A,
  bits,
});
const paper = (person: string, ...answers: PaperAnswer[]): ComparedPaper => ({ attempt: person as AttemptId, person, answers });

describe('answers side by side', () => {
  it('mark what is wrong and the same, the questions with most of it first', () => {
    const found = sideBySide([
      paper('một', answer(1, A), answer(2, B), answer(3, B)),
      paper('hai', answer(1, A), answer(2, B), answer(3, C)),
      paper('ba', answer(1, 0), answer(2, B)),
    ]);
    expect(found.map(({ text, asked, shared, answers }) => [text, asked, shared, answers.map(({ is }) => is)])).toEqual([
      ['Câu 2', 3, 3, ['shared', 'shared', 'shared']],
      ['Câu 1', 3, 0, ['right', 'right', 'unanswered']],
      ['Câu 3', 2, 0, ['wrong', 'wrong', 'not-asked']],
    ]);
  });

  it('leave out what one alone was asked, and take another version for another question', () => {
    expect(sideBySide([paper('một', answer(1, B), answer(2, B)), paper('hai', answer(2, B, 2), answer(3, B))])).toEqual([]);
  });

  it('do not take two blanks, or the same right answer, for the same mistake', () => {
    const found = sideBySide([paper('một', answer(1, 0), answer(2, A)), paper('hai', answer(1, 0), answer(2, A))]);
    expect(found.map(({ shared }) => shared)).toEqual([0, 0]);
  });
});
