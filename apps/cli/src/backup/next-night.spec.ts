import { parseLocal } from '#kernel';
import { nextNight } from './next-night.js';

describe('the next night', () => {
  it.each([
    ['2026-11-20 01:59', '2026-11-20 02:00'],
    ['2026-11-20 02:00', '2026-11-21 02:00'],
    ['2026-11-20 23:30', '2026-11-21 02:00'],
    ['2026-12-31 12:00', '2027-01-01 02:00'],
  ])('after %s is %s in Vietnam', (now, night) => {
    expect(nextNight(parseLocal(now)!, 2)).toEqual(parseLocal(night));
  });

  it('may be at midnight', () => {
    expect(nextNight(parseLocal('2026-11-20 23:59')!, 0)).toEqual(parseLocal('2026-11-21 00:00'));
  });
});
