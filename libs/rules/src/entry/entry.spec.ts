import { RankingError } from '../ranking/ranking-error.js';
import type { EntrantFacts } from './entry-condition.js';
import { entryConditions, sayConditions, unmetCondition } from './entry-conditions.js';

const facts = (overrides: Partial<EntrantFacts> = {}): EntrantFacts => ({
  thousandths: 8000,
  fullThousandths: 10_000,
  allCorrect: false,
  durationMs: 60_000,
  hasCompleteProfile: true,
  ...overrides,
});
const condition = (code: string, args: object = {}) => entryConditions.reference.parse({ code, ...args });
const meets = (code: string, args: object, overrides: Partial<EntrantFacts>): boolean =>
  unmetCondition([condition(code, args)], facts(overrides)) === undefined;

describe('a condition of entry', () => {
  it.each([
    ['minimum-points', { points: 8 }, {}, true],
    ['minimum-points', { points: 8.001 }, {}, false],
    ['minimum-percent', { percent: 80 }, {}, true],
    ['minimum-percent', { percent: 80 }, { thousandths: 7999 }, false],
    // A third of three points: 33 % is met by 0.99, and no rounding of thirds lets 34 % pass.
    ['minimum-percent', { percent: 33 }, { thousandths: 990, fullThousandths: 3000 }, true],
    ['minimum-percent', { percent: 34 }, { thousandths: 1019, fullThousandths: 3000 }, false],
    ['all-correct', {}, { allCorrect: true }, true],
    ['all-correct', {}, {}, false],
    ['minimum-duration', { seconds: 60 }, {}, true],
    ['minimum-duration', { seconds: 60 }, { durationMs: 59_999 }, false],
    ['complete-profile', {}, {}, true],
    ['complete-profile', {}, { hasCompleteProfile: false }, false],
  ])('%s %j with %j: %s', (code, args, overrides, met) => {
    expect(meets(code, args, overrides)).toBe(met);
  });

  it('is never taken as met when its fact is not known', () => {
    for (const [code, args, unknown] of [
      ['minimum-percent', { percent: 1 }, { fullThousandths: null }],
      ['all-correct', {}, { allCorrect: null }],
      ['minimum-duration', { seconds: 1 }, { durationMs: null }],
      ['complete-profile', {}, { hasCompleteProfile: null }],
    ] as const)
      expect(() => meets(code, args, unknown)).toThrow(RankingError);
  });

  it('names the first that is not met', () => {
    const conditions = [condition('minimum-points', { points: 8 }), condition('all-correct'), condition('minimum-points', { points: 9 })];

    expect(unmetCondition(conditions, facts())?.code).toBe('all-correct');
  });

  it('is told in the middle of a sentence', () => {
    expect(sayConditions([condition('minimum-percent', { percent: 80 }), condition('minimum-duration', { seconds: 90 })])).toBe(
      'đạt ít nhất 80% số điểm tối đa; làm bài trong ít nhất 1 phút 30 giây',
    );
  });
});
