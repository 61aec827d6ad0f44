import { aQuizPart, aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import { isBeyondLimit, leastBeyondLimit } from './beyond-limit.js';

const partWith = (limit: Record<string, unknown>, extra: object = {}): QuizPart =>
  aRuleSet({
    parts: [
      aQuizPart({
        attempts: { limit: { version: 1, code: '', ...limit }, minimumDelayMinutes: 60, counts: { code: 'best', version: 1 } },
        ...extra,
      }),
    ],
  }).parts[0] as QuizPart;
const at = (local: string, round = 'tuan-1') => ({ round, startedAt: new Date(`${local}:00+07:00`) });

describe('an attempt', () => {
  const earlier = [at('2024-10-22T08:00'), at('2024-10-22T23:59')];

  it('is beyond the limit that held when it was started', () => {
    expect(isBeyondLimit(partWith({ code: 'per-contest', max: 2 }), earlier, at('2024-10-23T08:00'))).toBe(true);
    expect(isBeyondLimit(partWith({ code: 'per-contest', max: 3 }), earlier, at('2024-10-23T08:00'))).toBe(false);
    expect(isBeyondLimit(partWith({ code: 'per-round', max: 2 }), earlier, at('2024-10-23T08:00', 'tuan-2'))).toBe(false);
    expect(isBeyondLimit(partWith({ code: 'per-day', max: 2 }), earlier, at('2024-10-23T00:00'))).toBe(false);
    expect(isBeyondLimit(partWith({ code: 'unlimited' }), earlier, at('2024-10-23T00:00'))).toBe(false);
  });

  it('is not beyond it for having come too soon, or for the audience', () => {
    expect(isBeyondLimit(partWith({ code: 'per-contest', max: 3 }, { audiences: ['can-bo'] }), earlier, at('2024-10-23T00:01'))).toBe(
      false,
    );
  });

  it('can be so from a number on, which is one more than the most', () => {
    expect(leastBeyondLimit(partWith({ code: 'per-day', max: 2 }), at('2024-10-23T00:00'))).toBe(3);
    expect(leastBeyondLimit(partWith({ code: 'unlimited' }), at('2024-10-23T00:00'))).toBeUndefined();
  });
});
