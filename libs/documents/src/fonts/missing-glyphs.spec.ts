import { missingGlyphs, missingGlyphsSentence } from './missing-glyphs.js';

/** Vowels with their six tones, and đ: the 67 letters with marks, small and capital. */
const MARKED = [...'aăâeêioôơuưy'].flatMap((vowel) =>
  ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
);
const LETTERS = [...MARKED.filter((letter) => !/[aeiouy]/.test(letter)), 'đ'];

describe('missingGlyphs', () => {
  it('finds all 134 Vietnamese letters with marks covered, composed or not', () => {
    const all = LETTERS.join('') + LETTERS.join('').toUpperCase();

    expect(all).toHaveLength(134);
    expect(missingGlyphs(all)).toEqual([]);
    expect(missingGlyphs(all.normalize('NFD'))).toEqual([]);
    expect(missingGlyphs('abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,:;-–…/()“”‘’&%')).toEqual([]);
  });

  it('names each character that no document can show, once', () => {
    const missing = missingGlyphs('Жук Ж 👩‍🎓 漢');

    expect(missing.map(({ character }) => character)).toEqual(expect.arrayContaining(['Ж', '👩‍🎓', '漢']));
    expect(missing.filter(({ character }) => character === 'Ж')).toHaveLength(1);
    expect(missing.find(({ character }) => character === 'Ж')?.codePoint).toBe('U+0416');
  });

  it('says in one sentence what to do', () => {
    expect(missingGlyphsSentence(missingGlyphs('Nguyễn Ж'))).toBe(
      'Phông chữ của giấy chứng nhận không có ký tự “Ж” (U+0416). Hãy viết lại bằng chữ cái tiếng Việt hoặc bỏ ký tự này.',
    );
    expect(missingGlyphsSentence([])).toBeUndefined();
  });
});
