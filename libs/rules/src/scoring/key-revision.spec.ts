import { aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import { AttemptScorer } from './attempt-scorer.js';
import { keptRevisions, type KeyRevision, KeyRevisionError, revisedKey, revisionsOf } from './key-revision.js';

const bank = ['a', 'b', 'c'].map((id) => ({ id, difficulty: 'easy' as const, optionCount: 4 }));
const part = aRuleSet().parts[0] as QuizPart;
const key = { a: [0], b: [1], c: [2] };
/** Right, wrong by option 3, left out. */
const sealed = { questions: [0, 1, 2], marks: [0b1, 0b1000, 0] };

const points = (question: string, revision: KeyRevision): { correct: number; allCorrect: boolean } => {
  const revisions = new Map([[question, revision]]);
  const now = revisedKey(key, bank, revisions);
  const { correct, allCorrect } = new AttemptScorer(part, bank, now, revisions).score(sealed);
  return { correct, allCorrect };
};

describe('a doubted key', () => {
  it('leaves every attempt as it was marked, where nothing is revised', () => {
    expect(revisedKey(key, bank, new Map())).toEqual(key);
    expect(new AttemptScorer(part, bank, key, new Map()).score(sealed)).toEqual(new AttemptScorer(part, bank, key).score(sealed));
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
    const scorer = new AttemptScorer(part, bank, key, revisions);
    expect(scorer.score(sealed)).toEqual(new AttemptScorer(part, bank, key).score({ questions: [0], marks: [1] }));
    expect(scorer.score(sealed).allCorrect).toBe(true);
  });

  it('lets the most points shrink by what counts for nobody alone', () => {
    const most = (revision: KeyRevision): number => new AttemptScorer(part, bank, key, new Map([['b', revision]])).full([0, 1, 2]);
    const whole = new AttemptScorer(part, bank, key).full([0, 1, 2]);
    expect(most({ kind: 'everybody' })).toBe(whole);
    expect(most({ kind: 'also', right: [3] })).toBe(whole);
    expect(most({ kind: 'void' })).toBe((whole / 3) * 2);
  });

  it('lets the most points stay where the rules say so: what is left is worth as much more', () => {
    const kept = (revision: KeyRevision): AttemptScorer =>
      new AttemptScorer({ paper: { ...part.paper, voidedQuestion: 'stays' } }, bank, key, new Map([['c', revision]]));
    const scored = (revision: KeyRevision, marks: number[]): number => kept(revision).score({ questions: [0, 1, 2], marks }).points;

    expect(kept({ kind: 'void' }).full([0, 1, 2])).toBe(3);
    expect(
      [
        [1, 2, 0],
        [1, 0, 4],
        [0, 0, 4],
      ].map((marks) => scored({ kind: 'void' }, marks)),
    ).toEqual([3, 1.5, 0]);
    // Whoever did not have the question has what they had.
    expect(kept({ kind: 'void' }).score({ questions: [0, 1], marks: [1, 0] }).points).toBe(1);
    // Nothing else is touched by it.
    for (const revision of [{ kind: 'everybody' }, { kind: 'also', right: [3] }, { kind: 'instead', right: [2] }] satisfies KeyRevision[])
      expect(scored(revision, [1, 2, 4])).toBe(3);
    const all = new Map(bank.map(({ id }): [string, KeyRevision] => [id, { kind: 'void' }]));
    const nothing = new AttemptScorer({ paper: { ...part.paper, voidedQuestion: 'stays' } }, bank, key, all);
    expect([nothing.full([0, 1, 2]), nothing.score({ questions: [0, 1, 2], marks: [1, 2, 4] }).points]).toEqual([0, 0]);
  });

  it('is kept as plain JSON in one order', () => {
    const revisions = new Map<string, KeyRevision>([
      ['c', { kind: 'void' }],
      ['a', { kind: 'also', right: [3] }],
    ]);
    const kept = keptRevisions(revisions);
    expect(JSON.stringify(kept)).toBe('{"a":{"kind":"also","right":[3]},"c":{"kind":"void"}}');
    expect(revisionsOf(kept)).toEqual(revisions);
    expect(revisionsOf(undefined).size).toBe(0);
  });

  it('never has right options that the question has not', () => {
    for (const right of [[], [4], [-1]])
      expect(() => points('a', { kind: 'instead', right })).toThrow(new KeyRevisionError('RIGHT_OPTIONS_WRONG', { question: 'a' }));
  });
});
