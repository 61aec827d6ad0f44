import { newReceiptLetters, readReceiptCode, receiptInitials } from '#kernel';
import { bitsOfLetters, letterOf, packedOrder, positionsOf } from './choices.js';

describe('choices', () => {
  it('keeps letters as bits in the order shown', () => {
    expect(['A', 'B', 'D', 'AC', 'b', '', 'Z'].map((letters) => bitsOfLetters(letters, 4))).toEqual([1, 2, 8, 5, 2, 0, 0]);
    expect(bitsOfLetters('D', 3)).toBe(0);
    expect(positionsOf(5)).toEqual([0, 2]);
    expect([0, 3].map(letterOf)).toEqual(['A', 'D']);
  });

  it('packs an order of options into a number: three bits for each place on the page', () => {
    expect(packedOrder([2, 0, 3, 1])).toBe(0b001_011_000_010);
    expect(packedOrder([7, 6, 5, 4, 3, 2, 1, 0])).toBe(0b000_001_010_011_100_101_110_111);
  });
});

describe('receipt codes', () => {
  it('begin with the place and the round', () => {
    expect(['Lâm Đồng', 'Phú Thọ', 'phường Quang Trung'].map(receiptInitials)).toEqual(['LD', 'PT', 'PQT']);
    expect(newReceiptLetters()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('do not repeat', () => {
    expect(new Set(Array.from({ length: 1000 }, newReceiptLetters)).size).toBe(1000);
  });

  it.each([' ld2-7f3k-92qx ', 'LD2 7F3K 92QX', 'LD2-7F3K92QX', 'ld2-7f3k 92qx'])('are read from %j', (typed) => {
    expect(readReceiptCode(typed)).toBe('LD2-7F3K-92QX');
  });

  it('forgive letters that look like digits', () => {
    expect(readReceiptCode('LD2-OI1L-92QX')).toBe('LD2-0111-92QX');
  });
});
