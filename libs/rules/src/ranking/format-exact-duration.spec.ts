import { formatExactDuration } from './format-exact-duration.js';

describe('an exact duration', () => {
  it.each([
    [0, '0 giây'],
    [6_345, '6,345 giây'],
    [360_005, '6 phút 00,005 giây'],
    [3_599_999, '59 phút 59,999 giây'],
    [3_600_000, '1 giờ 00 phút 00 giây'],
    [11_107_020, '3 giờ 05 phút 07,020 giây'],
  ])('of %s ms tells every millisecond, hours or not', (ms, said) => {
    expect(formatExactDuration(ms)).toBe(said);
  });
});
