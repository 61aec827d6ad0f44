import { DomainError, type ErrorKind } from '#kernel';
import type { PaperItem } from '../paper/draw-paper.js';
import type { Difficulty } from '../paper/draw-rule.js';
import { sharesOfEach, type PaperRules } from '../paper/paper-rules.js';
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

export class UnscorableError extends DomainError<'KEY_MISSING' | 'DIFFICULTY_MISSING' | 'ANSWER_OUTSIDE_PAPER'> {
  readonly kind: ErrorKind = 'defect';

  sentence(): string {
    if (this.code === 'KEY_MISSING')
      return `Câu hỏi ${this.params['question']} chưa có đáp án nên chưa chấm được. Hãy bổ sung đáp án rồi chấm lại.`;
    if (this.code === 'DIFFICULTY_MISSING')
      return `Chưa biết độ khó của câu hỏi ${this.params['question']} nên chưa chấm được. Hãy báo cho người vận hành.`;
    return `Bài làm có câu trả lời không thuộc đề đã phát (câu ${this.params['question']}) nên không chấm được. Hãy báo cho người vận hành.`;
  }
}

/**
 * Marks one attempt. The prediction is no question of the paper and plays no part here.
 * @param items the paper as it was drawn for this attempt
 * @param answers chosen options; a question without entry, or with an empty one, was left out
 * @param key right options of at least the paper's questions
 * @param difficultyOf needed where questions of different difficulty earn different points
 * @throws UnscorableError rather than ever giving a silent zero
 */
export function scoreAttempt({
  paper,
  items,
  answers,
  key,
  difficultyOf,
}: {
  paper: PaperRules;
  items: readonly PaperItem[];
  answers: OptionsByQuestion;
  key: OptionsByQuestion;
  difficultyOf?: (question: string) => Difficulty | undefined;
}): Score {
  const credit = creditRules.of(paper.credit);
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
    const difficulty = credit.needsDifficulty ? difficultyOf?.(question) : undefined;
    if (credit.needsDifficulty && difficulty === undefined) throw new UnscorableError('DIFFICULTY_MISSING', { question });
    const points = credit.points(paper.credit, new Set(chosen), new Set(right), difficulty);
    if (points === credit.full(paper.credit, difficulty)) correct += 1;
    thousandths += Math.round(points * 1000);
  }
  const valid = validityRules.of(paper.validity).isValid(paper.validity, { items: items.length, answered });
  return { points: thousandths / 1000, correct, answered, allCorrect: correct === items.length, valid };
}

/** The points of a paper that is answered fully right: the same for every paper of the rules, however it is drawn. */
export function fullScore(paper: PaperRules): number {
  const credit = creditRules.of(paper.credit);
  const [shares = []] = sharesOfEach(paper);
  const thousandths = shares.map(({ items, difficulty }) => Math.round(credit.full(paper.credit, difficulty) * 1000) * items);
  return thousandths.reduce((sum, worth) => sum + worth, 0) / 1000;
}
