import { aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import { AttemptScorer } from './attempt-scorer.js';
import { type KeyRevision, KeyRevisionError, revisedKey, revisedMarks } from './key-revision.js';

const bank = ['a', 'b', 'c'].map((id) => ({ id, difficulty: 'easy' as const, optionCount: 4 }));
const part = aRuleSet().parts[0] as QuizPart;
const key = { a: [0], b: [1], c: [2] };
/** Right, wrong by option 3, left out. */
const sealed = { questions: [0, 1, 2], marks: [0b1, 0b1000, 0] };

const points = (question: string, revision: KeyRevision): { correct: number; allCorrect: boolean } => {
  const revisions = new Map([[question, revision]]);
  const now = revisedKey(key, bank, revisions);
  const { correct, allCorrect } = new AttemptScorer(part, bank, now).score(revisedMarks(sealed, bank, { key: now, revisions }));
  return { correct, allCorrect };
};

describe('a doubted key', () => {
  it('leaves every attempt as it was marked, where nothing is revised', () => {
    expect(revisedKey(key, bank, new Map())).toEqual(key);
    expect(revisedMarks(sealed, bank, { key, revisions: new Map() })).toEqual(sealed);
  });

  it('may have other right options, or others besides', () => {
    expect(points('b', { kind: 'instead', right: [3] })).toEqual({ correct: 2, allCorrect: false });
    expect(points('b', { kind: 'also', right: [3] })).toEqual({ correct: 2, allCorrect: false });
    expect(points('a', { kind: 'instead', right: [3] })).toEqual({ correct: 0, allCorrect: false });
    expect(points('a', { kind: 'also', right: [3] })).toEqual({ correct: 1, allCorrect: false });
  });

  it('may count for nobody, or be right for everybody, who left it out too', () => {
    expect(points('c', { kind: 'everybody' })).toEqual({ correct: 2, allCorrect: false });
    expect(points('c', { kind: 'void' })).toEqual({ correct: 1, allCorrect: false });
    const revisions = new Map<string, KeyRevision>([
      ['b', { kind: 'void' }],
      ['c', { kind: 'void' }],
    ]);
    const left = revisedMarks(sealed, bank, { key, revisions });
    expect([left, new AttemptScorer(part, bank, key).score(left).allCorrect]).toEqual([{ questions: [0], marks: [1] }, true]);
  });

  it('never has right options that the question has not', () => {
    for (const right of [[], [4], [-1]])
      expect(() => points('a', { kind: 'instead', right })).toThrow(new KeyRevisionError('RIGHT_OPTIONS_WRONG', { question: 'a' }));
  });
});
