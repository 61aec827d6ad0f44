import { aQuizPart, aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import type { PaperRules } from '../paper/paper-rules.js';
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
