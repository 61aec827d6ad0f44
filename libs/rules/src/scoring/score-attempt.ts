import { DomainError, type ErrorKind } from '#kernel';
import type { PaperItem } from '../paper/draw-paper.js';
import type { PaperRules } from '../paper/paper-rules.js';
import { creditRules } from './credit-rules.js';
import { validityRules } from './validity-rules.js';

/** By question: positions of options in the bank's order. */
export type OptionsByQuestion = Readonly<Record<string, readonly number[]>>;

export interface Score {
  points: number;
  /** Questions answered fully right. */
  correct: number;
  answered: number;
  allCorrect: boolean;
  /** Whether the attempt counts under the rule set's condition. */
  valid: boolean;
}

export class UnscorableError extends DomainError<'KEY_MISSING' | 'ANSWER_OUTSIDE_PAPER'> {
  readonly kind: ErrorKind = 'defect';

  sentence(): string {
    if (this.code === 'KEY_MISSING')
      return `Câu hỏi ${this.params['question']} chưa có đáp án nên chưa chấm được. Hãy bổ sung đáp án rồi chấm lại.`;
    return `Bài làm có câu trả lời không thuộc đề đã phát (câu ${this.params['question']}) nên không chấm được. Hãy báo cho người vận hành.`;
  }
}

/**
 * Marks one attempt. The prediction is no question of the paper and plays no part here.
 * @param items the paper as it was drawn for this attempt
 * @param answers chosen options; a question without entry, or with an empty one, was left out
 * @param key right options of at least the paper's questions
 * @throws UnscorableError rather than ever giving a silent zero
 */
export function scoreAttempt({
  paper,
  items,
  answers,
  key,
}: {
  paper: PaperRules;
  items: readonly PaperItem[];
  answers: OptionsByQuestion;
  key: OptionsByQuestion;
}): Score {
  const credit = creditRules.of(paper.credit);
  const full = credit.full(paper.credit);
  const inPaper = new Map(items.map((item) => [item.question, item]));
  for (const [question, chosen] of Object.entries(answers)) {
    const options = inPaper.get(question)?.options;
    if (!options || chosen.some((option) => !options.includes(option))) throw new UnscorableError('ANSWER_OUTSIDE_PAPER', { question });
  }
  let thousandths = 0;
  let correct = 0;
  let answered = 0;
  for (const { question } of items) {
    const right = key[question];
    if (!right || right.length === 0) throw new UnscorableError('KEY_MISSING', { question });
    const chosen = answers[question] ?? [];
    if (chosen.length > 0) answered += 1;
    const points = credit.points(paper.credit, new Set(chosen), new Set(right));
    if (points === full) correct += 1;
    thousandths += Math.round(points * 1000);
  }
  const valid = validityRules.of(paper.validity).isValid(paper.validity, { items: items.length, answered });
  return { points: thousandths / 1000, correct, answered, allCorrect: correct === items.length, valid };
}

/** The points of a paper that is answered fully right. */
export function fullScore(paper: PaperRules): number {
  return Math.round(creditRules.of(paper.credit).full(paper.credit) * 1000 * paper.items) / 1000;
}
