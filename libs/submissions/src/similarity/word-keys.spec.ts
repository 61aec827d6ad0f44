import { wordKeys } from './word-keys.js';

const marked = (word: string): string => wordKeys(word).marked;
const plain = (word: string): string => wordKeys(word).plain;

describe('keys of words', () => {
  it.each([
    ['hoà', 'hòa'],
    ['thuý', 'thúy'],
    ['quỹ', 'qũy'],
    ['KHOẺ', 'khỏe'],
    ['tiếng'.normalize('NFD'), 'tiếng'],
    ['kỹ', 'kĩ'],
    ['quy', 'qui'],
    ['Ðắk', 'Đắk'],
    ['hành\u00adchính', 'hànhchính'],
    ['chu\u200byển', 'chuyển'],
    ['ｃｈữ', 'chữ'],
    ['ﬁle', 'file'],
    ['b\u0430\u043e', 'bao'],
  ])('knows %s and %s for one word', (one, other) => {
    expect(wordKeys(one)).toEqual(wordKeys(other));
  });

  it.each([
    ['tài', 'tai'],
    ['đá', 'da'],
    ['cân', 'can'],
    ['nước', 'nuoc'],
  ])('knows %s from %s by its diacritics alone', (one, other) => {
    expect(marked(one)).not.toBe(marked(other));
    expect(plain(one)).toBe(plain(other));
  });

  it('keeps apart what sounds another way', () => {
    expect(plain('tay')).not.toBe(plain('tai'));
    expect(plain('thuý')).not.toBe(plain('thúi'));
    expect(marked('bán')).not.toBe(marked('bàn'));
    expect(marked('ơn')).not.toBe(marked('ôn'));
  });

  it('writes the tone last', () => {
    expect(wordKeys('Đường')).toEqual({ plain: 'duong', marked: 'đu\u031bo\u031bng\u0300' });
    expect(wordKeys('749')).toEqual({ plain: '749', marked: '749' });
  });
});
