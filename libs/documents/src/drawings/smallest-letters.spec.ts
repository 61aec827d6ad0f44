import { smallestLetters } from './smallest-letters.js';

describe('the smallest letters of a page', () => {
  it('are found among all of its texts', () => {
    const svg = '<svg><text font-size="4.6">Giải Nhất</text><text font-family="x" font-size="1.75">Một tên rất dài</text></svg>';

    expect(smallestLetters(svg)).toBe(1.75);
    expect(smallestLetters('<svg><path d="M0 0"/></svg>')).toBe(Infinity);
  });
});
