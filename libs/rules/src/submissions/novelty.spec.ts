import { parseLocal } from '#kernel';
import { anEssayPart, aQuizPart, aRuleSet } from '../../testing/index.js';
import type { SubmissionPart } from '../plan/rule-set.js';
import { appliedWhen, noveltyOf } from './novelty.js';

const NEW = { code: 'not-applied-before', version: 1, until: 'hết ngày 30/9/2024', where: 'trong tỉnh' };
const partWith = (conditions: (typeof NEW)[]): SubmissionPart =>
  aRuleSet({ parts: [aQuizPart(), anEssayPart({ conditions })] }).parts[1] as SubmissionPart;
const UNTIL = { until: parseLocal('2024-10-01')! };

describe('what a part asks for as new', () => {
  it('is said by its conditions', () => {
    expect(noveltyOf(partWith([NEW]))).toEqual({ ...UNTIL, where: 'trong tỉnh' });
    expect(noveltyOf(partWith([]))).toBeUndefined();
  });

  it.each([
    ['2024-09-30', 'day', 'before'],
    ['2024-10-01', 'day', 'after'],
    ['2024-09-01', 'month', 'before'],
    ['2024-10-01', 'month', 'after'],
    ['2023-01-01', 'year', 'before'],
    ['2024-01-01', 'year', 'unclear'],
    ['2025-01-01', 'year', 'after'],
  ] as const)('takes %s, known to the %s, for applied %s the date', (day, to, when) => {
    expect(appliedWhen(UNTIL, { day, to })).toBe(when);
  });

  it('cannot say of a month around the date, nor of what nobody has dated', () => {
    const middle = { until: parseLocal('2024-09-16')! };
    expect(appliedWhen(middle, { day: '2024-09-01', to: 'month' })).toBe('unclear');
    expect(appliedWhen(middle, { day: '2024-12-01', to: 'month' })).toBe('after');
    expect(appliedWhen(middle, { day: '2023-12-01', to: 'month' })).toBe('before');
    expect(appliedWhen(UNTIL, null)).toBe('unknown');
  });
});
