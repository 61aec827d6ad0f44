import { bitsOfLetters, letterOf, marksOf, positionsOf } from './choices.js';
import { newReceiptCode, readReceiptCode } from './receipt-code.js';

describe('choices', () => {
  it('keeps letters as bits in the order shown', () => {
    expect(['A', 'B', 'D', 'AC', 'b', '', 'Z'].map((letters) => bitsOfLetters(letters, 4))).toEqual([1, 2, 8, 5, 2, 0, 0]);
    expect(bitsOfLetters('D', 3)).toBe(0);
    expect(positionsOf(5)).toEqual([0, 2]);
    expect([0, 3].map(letterOf)).toEqual(['A', 'D']);
  });

  it('turns what was shown into the bank’s order', () => {
    const paper = [
      { question: 'q1', options: [2, 0, 3, 1] },
      { question: 'q2', options: [0, 1, 2, 3] },
      { question: 'q3', options: [3, 2, 1, 0] },
    ];

    // Shown first in q1 is the bank's third option; q2 was left out; in q3 the second and fourth shown were chosen.
    expect(marksOf([1, 0, 2 | 8], paper)).toEqual([4, 0, 4 | 1]);
  });
});

describe('receipt codes', () => {
  it('begin with the place and the round', () => {
    expect(newReceiptCode('Lâm Đồng', 2)).toMatch(/^LD2-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('do not repeat', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newReceiptCode('Phú Thọ', 1))).size).toBe(1000);
  });

  it.each([' ld2-7f3k-92qx ', 'LD2 7F3K 92QX', 'LD2-7F3K92QX', 'ld2-7f3k 92qx'])('are read from %j', (typed) => {
    expect(readReceiptCode(typed)).toBe('LD2-7F3K-92QX');
  });

  it('forgive letters that look like digits', () => {
    expect(readReceiptCode('LD2-OI1L-92QX')).toBe('LD2-0111-92QX');
  });
});
