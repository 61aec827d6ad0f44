import { AccessError } from './access.errors.js';

describe('too many tries', () => {
  it.each([
    [1, 'sau 1 phút;'],
    [15, 'sau 15 phút;'],
    [60, 'sau 1 giờ;'],
    [90, 'sau 90 phút;'],
    [1440, 'sau 24 giờ;'],
  ])('within %d minutes: says when to try again', (minutes, words) => {
    expect(new AccessError('TOO_MANY_TRIES', { minutes }).sentence()).toContain(words);
  });
});
