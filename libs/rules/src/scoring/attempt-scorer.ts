import type { BankQuestion } from '../paper/draw-rule.js';
import type { QuizPart } from '../plan/rule-set.js';
import { type KeyRevisions, revisedMark } from './key-revision.js';
import { scoreAttempt, type OptionsByQuestion, type Score } from './score-attempt.js';
import { validityRules } from './validity-rules.js';

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
}

const COUNTS_FOR_NOBODY: Worth = { thousandths: 0, correct: 0, answered: 0, items: 0 };

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
    for (let at = 0; at < questions.length; at++) {
      const worth = this.worth(questions[at] as number, marks[at] ?? 0);
      thousandths += worth.thousandths;
      correct += worth.correct;
      answered += worth.answered;
      items += worth.items;
    }
    const { validity } = this.part.paper;
    const valid = validityRules.of(validity).isValid(validity, { items, answered });
    return { points: thousandths / 1000, correct, answered, allCorrect: correct === items, valid };
  }

  /** The most points that a paper of these questions can have. */
  full(questions: readonly number[]): number {
    const right = (position: number): number =>
      (this.key[this.bank[position]?.id ?? ''] ?? []).reduce((bits, option) => bits | (1 << option), 0);
    return questions.reduce((sum, position) => sum + this.worth(position, right(position)).thousandths, 0) / 1000;
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
    const revision = this.revisions.get(id);
    if (revision?.kind === 'void') return COUNTS_FOR_NOBODY;
    const options = Array.from({ length: optionCount }, (_, option) => option);
    const judged = revisedMark(mark, this.key[id] ?? [], revision);
    const { points, correct, answered } = scoreAttempt({
      paper: this.part.paper,
      items: [{ question: id, options }],
      answers: { [id]: options.filter((option) => (judged >> option) & 1) },
      key: this.key,
      difficultyOf: () => difficulty,
    });
    return { thousandths: Math.round(points * 1000), correct, answered, items: 1 };
  }
}
