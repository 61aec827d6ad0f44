import type { BankQuestion } from '../paper/draw-rule.js';
import type { QuizPart } from '../plan/rule-set.js';
import { creditRules } from './credit-rules.js';
import { type KeyRevisions, revisedMark } from './key-revision.js';
import { scoreAttempt, type OptionsByQuestion, type Score } from './score-attempt.js';
import { validityRules } from './validity-rules.js';
import { keepsMostPoints, spreadOver } from './voided-question.js';

/** A question of a bank as far as marking needs it. */
export type MarkedQuestion = Pick<BankQuestion, 'id' | 'difficulty' | 'optionCount'>;

/** What was marked in a sealed attempt. */
export interface SealedMarks {
  /** Positions in the bank of the paper's questions. */
  questions: readonly number[];
  /** Per question a bit per chosen option, in the bank's order. */
  marks: readonly number[];
}

/** What one mark at one question is worth. */
interface Worth {
  thousandths: number;
  /** 1: the question is fully right. */
  correct: number;
  /** 1: something was chosen. */
  answered: number;
  /** 0: the question counts for nobody. */
  items: number;
  /** The most thousandths that the question has; had, where it counts for nobody. */
  most: number;
}

/**
 * Scores sealed attempts of one bank under one rule set. The marks are in the bank's order, so no paper is drawn again; what a
 * mark at a question is worth is asked once, however many attempts hold it.
 */
export class AttemptScorer {
  /** By position in the bank, then by mark. */
  private readonly known: (Worth | undefined)[][] = [];

  constructor(
    private readonly part: Pick<QuizPart, 'paper'>,
    private readonly bank: readonly MarkedQuestion[],
    private readonly key: OptionsByQuestion,
    /** What has become of questions whose key was corrected; see `revisedKey` for the key itself. */
    private readonly revisions: KeyRevisions = new Map(),
  ) {}

  /** @throws UnscorableError rather than ever giving a silent zero */
  score({ questions, marks }: SealedMarks): Score {
    let thousandths = 0;
    let correct = 0;
    let answered = 0;
    let items = 0;
    let [left, whole] = [0, 0];
    for (let at = 0; at < questions.length; at++) {
      const worth = this.worth(questions[at] as number, marks[at] ?? 0);
      thousandths += worth.thousandths;
      correct += worth.correct;
      answered += worth.answered;
      items += worth.items;
      whole += worth.most;
      left += worth.items * worth.most;
    }
    if (left < whole && keepsMostPoints(this.part.paper)) thousandths = spreadOver(thousandths, { left, whole });
    const { validity } = this.part.paper;
    const valid = validityRules.of(validity).isValid(validity, { items, answered });
    return { points: thousandths / 1000, correct, answered, allCorrect: correct === items, valid };
  }

  /** The most points that a paper of these questions can have. */
  full(questions: readonly number[]): number {
    const worths = questions.map((position) => this.worth(position, 0));
    const isWhole = keepsMostPoints(this.part.paper) && worths.some(({ items }) => items > 0);
    return worths.reduce((sum, { items, most }) => sum + (isWhole ? most : items * most), 0) / 1000;
  }

  private worth(position: number, mark: number): Worth {
    const ofQuestion = (this.known[position] ??= []);
    return (ofQuestion[mark] ??= this.ask(position, mark));
  }

  /** A paper of this question alone. Bits beyond its options are no answer. */
  private ask(position: number, mark: number): Worth {
    const question = this.bank[position];
    if (!question) throw new Error(`The bank has no question at ${position}.`);
    const { id, difficulty, optionCount } = question;
    const { paper } = this.part;
    const revision = this.revisions.get(id);
    const most = Math.round(creditRules.of(paper.credit).full(paper.credit, difficulty) * 1000);
    if (revision?.kind === 'void') return { thousandths: 0, correct: 0, answered: 0, items: 0, most };
    const options = Array.from({ length: optionCount }, (_, option) => option);
    const judged = revisedMark(mark, this.key[id] ?? [], revision);
    const { points, correct, answered } = scoreAttempt({
      paper,
      items: [{ question: id, options }],
      answers: { [id]: options.filter((option) => (judged >> option) & 1) },
      key: this.key,
      difficultyOf: () => difficulty,
    });
    return { thousandths: Math.round(points * 1000), correct, answered, items: 1, most };
  }
}
