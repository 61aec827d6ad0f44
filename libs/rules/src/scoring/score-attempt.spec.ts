import fc from 'fast-check';
import { aQuizPart, aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import type { Difficulty } from '../paper/draw-rule.js';
import { paperRules, type PaperRules } from '../paper/paper-rules.js';
import { fullScore, scoreAttempt, UnscorableError } from './score-attempt.js';

const paperOf = (validity: string, points = 1): PaperRules => {
  const part = aQuizPart();
  return (
    aRuleSet({
      parts: [
        { ...part, paper: { ...part.paper, credit: { code: 'exact', version: 1, points }, validity: { code: validity, version: 1 } } },
      ],
    }).parts[0] as QuizPart
  ).paper;
};
const items = ['q1', 'q2', 'q3'].map((question) => ({ question, options: [2, 0, 1, 3] }));
const key = { q1: [0], q2: [1], q3: [2, 3] };

describe('scoring', () => {
  it('gives points for exactly the right options', () => {
    expect(scoreAttempt({ paper: paperOf('submitted', 2.5), items, key, answers: { q1: [0], q2: [1], q3: [3, 2] } })).toEqual({
      points: 7.5,
      correct: 3,
      answered: 3,
      allCorrect: true,
      valid: true,
    });
    expect(scoreAttempt({ paper: paperOf('submitted'), items, key, answers: { q1: [0], q2: [0], q3: [2] } })).toEqual({
      points: 1,
      correct: 1,
      answered: 3,
      allCorrect: false,
      valid: true,
    });
  });

  it('gives nothing for right options among others, nor for some of them: all or nothing', () => {
    const pointsFor = (q3: number[]): number => scoreAttempt({ paper: paperOf('submitted'), items, key, answers: { q3 } }).points;

    expect([[2, 3], [3, 2], [2], [3], [2, 3, 0], [0, 1, 2, 3], [0, 1]].map(pointsFor)).toEqual([1, 1, 0, 0, 0, 0, 0]);
  });

  it('counts an attempt with a gap only where the rules say so', () => {
    const answers = { q1: [0], q2: [] };

    expect(scoreAttempt({ paper: paperOf('submitted'), items, key, answers })).toEqual({
      points: 1,
      correct: 1,
      answered: 1,
      allCorrect: false,
      valid: true,
    });
    expect(scoreAttempt({ paper: paperOf('all-answered'), items, key, answers }).valid).toBe(false);
  });

  it('adds fractions of points exactly', () => {
    expect(fullScore(paperOf('submitted', 0.1))).toBe(0.3);
    expect(scoreAttempt({ paper: paperOf('submitted', 0.1), items, key, answers: { q1: [0], q2: [1], q3: [2, 3] } }).points).toBe(0.3);
  });

  it('never scores silently what it cannot score', () => {
    expect(() => scoreAttempt({ paper: paperOf('submitted'), items, key: { q1: [0], q2: [1] }, answers: {} })).toThrow(UnscorableError);
    expect(() => scoreAttempt({ paper: paperOf('submitted'), items, key, answers: { q9: [0] } })).toThrow('ANSWER_OUTSIDE_PAPER');
    expect(() => scoreAttempt({ paper: paperOf('submitted'), items, key, answers: { q1: [4] } })).toThrow('ANSWER_OUTSIDE_PAPER');
    expect(new UnscorableError('KEY_MISSING', { question: 'q3' }).sentence()).toBe(
      'Câu hỏi q3 chưa có đáp án nên chưa chấm được. Hãy bổ sung đáp án rồi chấm lại.',
    );
  });
});

const partial = (points: number): PaperRules => {
  const { paper } = aQuizPart();
  return paperRules.parse({ ...paper, items: 1, credit: { code: 'partial', points } });
};
/** What the options chosen earn where some are right. */
const earned = (points: number, right: number[], chosen: number[]): number =>
  scoreAttempt({
    paper: partial(points),
    items: [{ question: 'q', options: [0, 1, 2, 3, 4, 5] }],
    key: { q: right },
    answers: { q: chosen },
  }).points;

describe('partial credit', () => {
  it.each([
    [1, [0, 1], [0], 0.5],
    [1, [0, 1], [0, 1], 1],
    [1, [0, 1], [0, 2], 0],
    [1, [0, 1], [0, 1, 2], 0.5],
    [1, [0, 1], [2, 3], 0],
    [1, [0, 1], [], 0],
    [1, [0, 1, 2], [0], 0.333],
    [1, [0, 1, 2], [0, 1], 0.666],
    [1, [0, 1, 2], [0, 1, 2], 1],
    [2.5, [0, 1, 2, 3], [0, 1, 2], 1.875],
    [0.001, [0, 1], [0], 0],
    [5, [3], [3], 5],
    [5, [3], [2], 0],
    [5, [3], [2, 3], 0],
  ])('of %s points with %j right gives for %j: %s', (points, right, chosen, expected) => {
    expect(earned(points, right, chosen)).toBe(expected);
  });

  it('is all correct only when exactly right', () => {
    const score = (chosen: number[]) =>
      scoreAttempt({ paper: partial(1), items: [{ question: 'q', options: [0, 1, 2] }], key: { q: [0, 1] }, answers: { q: chosen } });

    expect([[0], [0, 1, 2], [0, 1]].map((chosen) => [score(chosen).allCorrect, score(chosen).correct])).toEqual([
      [false, 0],
      [false, 0],
      [true, 1],
    ]);
  });

  it('lies between nothing and the full points, in whole thousandths, and full means exact', () => {
    const positions = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), positions, positions, (thousandths, chosen, right) => {
        fc.pre(right.length > 0);
        const points = earned(thousandths / 1000, right, chosen);

        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(thousandths / 1000);
        expect(Math.abs(points * 1000 - Math.round(points * 1000))).toBeLessThan(1e-6);
        expect(points === thousandths / 1000).toBe(chosen.toSorted().join() === right.toSorted().join());
      }),
    );
  });
});

describe('points by difficulty', () => {
  const weighted = { code: 'weighted-by-difficulty', easy: 1, medium: 1.5, hard: 2.5 };
  const draw = {
    code: 'by-difficulty',
    shares: [
      { difficulty: 'easy', items: 1 },
      { difficulty: 'medium', items: 1 },
      { difficulty: 'hard', items: 1 },
    ],
  };
  const parse = (changes: object) => paperRules.safeParse({ ...aQuizPart().paper, credit: weighted, draw, ...changes });
  const paper = parse({}).data as PaperRules;
  const levels: Record<string, Difficulty> = { q1: 'easy', q2: 'medium', q3: 'hard' };

  it('weigh each question by its own', () => {
    const score = (answers: Record<string, number[]>) =>
      scoreAttempt({ paper, items, key, answers, difficultyOf: (question) => levels[question] });

    expect(score({ q1: [0], q2: [1], q3: [2, 3] })).toMatchObject({ points: 5, correct: 3, allCorrect: true });
    expect(score({ q1: [0], q3: [2, 3] })).toMatchObject({ points: 3.5, correct: 2, allCorrect: false });
    expect(score({ q2: [1], q3: [2] })).toMatchObject({ points: 1.5, correct: 1 });
    expect(fullScore(paper)).toBe(5);
  });

  it('are never guessed', () => {
    expect(() => scoreAttempt({ paper, items, key, answers: {} })).toThrow('DIFFICULTY_MISSING');
    expect(() => scoreAttempt({ paper, items, key, answers: {}, difficultyOf: () => undefined })).toThrow(UnscorableError);
    expect(new UnscorableError('DIFFICULTY_MISSING', { question: 'q3' }).sentence()).toBe(
      'Chưa biết độ khó của câu hỏi q3 nên chưa chấm được. Hãy báo cho người vận hành.',
    );
  });

  it('need papers that are all worth the same', () => {
    const topics = (second: object): object => ({
      draw: {
        code: 'by-topic',
        shares: [
          { topic: 'the-che', difficulty: 'hard', items: 2 },
          { topic: 'chi-so', items: 1, ...second },
        ],
      },
    });

    expect(parse(topics({ difficulty: 'easy' })).success && fullScore(parse(topics({ difficulty: 'easy' })).data as PaperRules)).toBe(6);
    for (const refused of [topics({}), { draw: { code: 'whole-bank' } }])
      expect(parse(refused).error?.issues.map(({ path, message }) => [path, message])).toEqual([
        [
          ['credit'],
          'điểm theo độ khó đòi hỏi mỗi đề có số câu dễ, trung bình, khó như nhau; hãy đặt draw là by-difficulty, hoặc by-topic có difficulty ở mọi dòng',
        ],
      ]);
  });
});
