import { aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import { AttemptScorer, type MarkedQuestion } from './attempt-scorer.js';
import { scoreAttempt, UnscorableError } from './score-attempt.js';

const bank: MarkedQuestion[] = [
  { id: 'a', difficulty: 'easy', optionCount: 4 },
  { id: 'b', difficulty: 'medium', optionCount: 2 },
  { id: 'c', difficulty: 'hard', optionCount: 8 },
];
const key = { a: [1], b: [0], c: [0, 2, 7] };
const CREDITS = [
  { code: 'exact', version: 1, points: 0.25 },
  { code: 'partial', version: 1, points: 1 },
  { code: 'weighted-by-difficulty', version: 1, easy: 1, medium: 1.5, hard: 2 },
];
const partWith = (credit: { code: string; version: number }, validity: string): Pick<QuizPart, 'paper'> => ({
  paper: { ...(aRuleSet().parts[0] as QuizPart).paper, credit, validity: { code: validity, version: 1 } },
});

describe('the scorer of sealed attempts', () => {
  it.each(CREDITS.flatMap((credit) => ['submitted', 'all-answered'].map((validity) => ({ credit, validity }))))(
    'gives every mark what $credit.code under $validity gives the whole paper',
    ({ credit, validity }) => {
      const { paper } = partWith(credit, validity);
      const scorer = new AttemptScorer({ paper }, bank, key);
      const chosen = (mark: number, count: number): number[] => Array.from({ length: count }, (_, n) => n).filter((n) => (mark >> n) & 1);
      for (let n = 0; n < 600; n += 1) {
        const [questions, marks] = [
          [2, 0, 1],
          [(n * 7) % 256, n % 16, n % 4],
        ] as const;
        const whole = scoreAttempt({
          paper,
          items: questions.map((at) => ({ question: bank[at]!.id, options: Array.from({ length: bank[at]!.optionCount }, (_, o) => o) })),
          answers: Object.fromEntries(questions.map((at, place) => [bank[at]!.id, chosen(marks[place]!, bank[at]!.optionCount)])),
          key,
          difficultyOf: (id) => bank.find((question) => question.id === id)?.difficulty,
        });

        expect(scorer.score({ questions, marks })).toEqual(whole);
      }
    },
  );

  it('takes no bit beyond the options for an answer', () => {
    const scorer = new AttemptScorer(partWith(CREDITS[0]!, 'submitted'), bank, key);

    expect(scorer.score({ questions: [1], marks: [0b101] })).toEqual(scorer.score({ questions: [1], marks: [0b001] }));
  });

  it('refuses a question without a key, and one that the bank does not have', () => {
    const scorer = new AttemptScorer(partWith(CREDITS[0]!, 'submitted'), bank, { a: [1], b: [] });

    expect(() => scorer.score({ questions: [1], marks: [0] })).toThrow(UnscorableError);
    expect(() => scorer.score({ questions: [3], marks: [0] })).toThrow('no question at 3');
  });
});
