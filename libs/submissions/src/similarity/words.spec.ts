import fc from 'fast-check';
import { shinglesOf, wordsOf } from './words.js';

const cut = (text: string): string[] => {
  const { from, to } = wordsOf(text);
  return Array.from(from, (start, at) => text.slice(start, to[at]));
};

describe('words of a text', () => {
  it('finds words in their places, whatever parts them', () => {
    expect(cut('“Cải cách – hành chính”, số 76/NQ-CP:\n• bước 1')).toEqual([
      'Cải',
      'cách',
      'hành',
      'chính',
      'số',
      '76',
      'NQ',
      'CP',
      'bước',
      '1',
    ]);
    expect(cut('')).toEqual([]);
    expect(cut(' … – “” ')).toEqual([]);
  });

  it('places words in the text as it was handed in, composed or not', () => {
    const text = 'Đường Hoà Bình'.normalize('NFD');
    expect(cut(text)).toEqual(['Đường', 'Hoà', 'Bình'].map((word) => word.normalize('NFD')));
    expect(wordsOf(text).marked).toEqual(wordsOf('đường HÒA bình').marked);
  });

  it('knows words without their diacritics', () => {
    expect(wordsOf('duong hoa binh').plain).toEqual(wordsOf('đường hòa bình').plain);
    expect(wordsOf('duong hoa binh').marked).not.toEqual(wordsOf('đường hòa bình').marked);
  });

  it('takes six words in a row for a shingle', () => {
    expect(shinglesOf(wordsOf('một hai ba bốn năm')).length).toBe(0);
    const [first, second] = shinglesOf(wordsOf('một hai ba bốn năm sáu bảy'));
    expect(shinglesOf(wordsOf('Mot, hai, ba: bon nam sau'))).toEqual(Uint32Array.of(first!));
    expect(shinglesOf(wordsOf('hai ba bốn năm sáu bảy'))).toEqual(Uint32Array.of(second!));
    expect(first).not.toBe(second);
  });

  it('keeps every word inside the text, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'Đ', 'ờ', 'o\u031b', '\u0300', '\u200b', ' ', '\n', '”', '1', '😀', '\ud83d')),
        (characters) => {
          const text = characters.join('');
          const { from, to } = wordsOf(text);
          const bounds = Array.from(from, (start, at) => [start, to[at]!]).flat();
          expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
          expect(from.every((start, at) => start < to[at]! && to[at]! <= text.length)).toBe(true);
        },
      ),
    );
  });
});
