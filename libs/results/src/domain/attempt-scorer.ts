import type { SealedAttempt } from '#attempts';
import type { SealedBank } from '#questions';
import { type Difficulty, type QuizPart, scoreAttempt, type Score } from '#rules';

/** Scores sealed attempts of one bank under one rule set. The marks are in the bank's order, so no paper is drawn again. */
export class AttemptScorer {
  /** By the number of options: their positions as they stand in the bank. */
  private readonly identities: number[][] = [];
  private readonly difficulties: ReadonlyMap<string, Difficulty>;

  constructor(
    private readonly part: QuizPart,
    private readonly bank: SealedBank,
    private readonly key: Readonly<Record<string, number[]>>,
  ) {
    this.difficulties = new Map(bank.questions.map(({ id, difficulty }) => [id, difficulty]));
  }

  /** @throws UnscorableError rather than ever giving a silent zero */
  score({ questions, marks }: Pick<SealedAttempt, 'questions' | 'marks'>): Score {
    const answers: Record<string, number[]> = {};
    const items = questions.map((position, at) => {
      const question = this.bank.questions[position];
      if (!question) throw new Error(`The bank has no question at ${position}.`);
      const bits = marks[at] ?? 0;
      if (bits !== 0) answers[question.id] = this.options(question.optionCount).filter((option) => (bits >> option) & 1);
      return { question: question.id, options: this.options(question.optionCount) };
    });
    return scoreAttempt({
      paper: this.part.paper,
      items,
      answers,
      key: this.key,
      difficultyOf: (question) => this.difficulties.get(question),
    });
  }

  private options(count: number): number[] {
    return (this.identities[count] ??= Array.from({ length: count }, (_, position) => position));
  }
}
