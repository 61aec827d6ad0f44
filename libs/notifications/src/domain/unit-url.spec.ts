import { unitUrl } from './unit-url.js';

describe('the address of a unit', () => {
  it.each([
    ['so-noi-vu', 'https://lam-dong.vn/don-vi/so-noi-vu'],
    ['lam-dong:so-noi-vu', 'https://lam-dong.vn/don-vi/lam-dong:so-noi-vu'],
    ['sở/1?', 'https://lam-dong.vn/don-vi/s%E1%BB%9F%2F1%3F'],
  ])('of %s can be read from a poster', (code, url) => {
    expect(unitUrl('https://lam-dong.vn', code)).toBe(url);
  });
});
