import fc from 'fast-check';
import { fromFont, fromLegacy, legacyCodeOf } from './legacy-text.js';
import { fromTcvn3 } from './tcvn3.js';
import { fromVni } from './vni.js';
import { isSyllable } from './vietnamese-syllable.js';

const LOWER = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ';
/** The same letters as the two codes write them, from tables of their own. */
const TCVN3_BYTES =
  'b5 b6 b7 b8 b9 a8 bb bc bd be c6 a9 c7 c8 c9 ca cb ae cc ce cf d0 d1 aa d2 d3 d4 d5 d6 d7 d8 dc dd de df e1 e2 e3 e4 ab e5 e6 e7 e8 e9 ac ea eb ec ed ee ef f1 f2 f3 f4 ad f5 f6 f7 f8 f9 fa fb fc fd fe';
const VNI =
  'aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î';
const tcvn3Of = (letter: string): string => {
  const at = [...LOWER].indexOf(letter);
  return at < 0 ? letter : String.fromCharCode(Number.parseInt(TCVN3_BYTES.split(' ')[at]!, 16));
};
const vniOf = (letter: string): string => {
  const at = [...LOWER].indexOf(letter.toLowerCase());
  const small = at < 0 ? letter : VNI.split(' ')[at]!;
  return at < 0 || letter === letter.toLowerCase() ? small : small.toUpperCase();
};
const inTcvn3 = (text: string): string => [...text].map(tcvn3Of).join('');
const inVni = (text: string): string => [...text].map(vniOf).join('');

const SENTENCE = 'cộng hòa xã hội chủ nghĩa việt nam, độc lập, tự do, hạnh phúc';

describe('old codes of Vietnamese', () => {
  it('give all 134 letters with marks, small and large', () => {
    expect([...LOWER]).toHaveLength(67);
    for (const letter of LOWER) {
      expect(fromTcvn3(tcvn3Of(letter))).toBe(letter);
      expect(fromFont(tcvn3Of(letter), '.VnTimeH')).toBe(letter.toUpperCase());
      expect(fromVni(vniOf(letter))).toBe(letter);
      expect(fromVni(vniOf(letter.toUpperCase()))).toBe(letter.toUpperCase());
    }
    expect([...'ĂÂÊÔƠƯĐ'].map((letter, n) => [letter, fromTcvn3(String.fromCharCode(0xa1 + n))])).toEqual(
      [...'ĂÂÊÔƠƯĐ'].map((l) => [l, l]),
    );
  });

  it('are recognised by what they say, in a text without fonts', () => {
    expect(inTcvn3(SENTENCE)).toBe('céng hßa x· héi chñ nghÜa viÖt nam, ®éc lËp, tù do, h¹nh phóc');
    expect(inVni('Cộng hòa xã hội chủ nghĩa Việt Nam')).toBe('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam');
    expect(legacyCodeOf([inTcvn3(SENTENCE)])).toBe('tcvn3');
    expect(legacyCodeOf([inVni(SENTENCE)])).toBe('vni');
    expect(fromLegacy('§¹i héi §¶ng CéNG S¶N', 'tcvn3')).toBe('Đại hội Đảng CỘNG SẢN');
    expect(fromLegacy(inVni('Đại hội Đảng'), 'vni')).toBe('Đại hội Đảng');
  });

  it('leave right Unicode alone, whatever of it could be read otherwise', () => {
    for (const text of [
      SENTENCE,
      SENTENCE.toUpperCase(),
      SENTENCE.normalize('NFD'),
      'Có cá và hò là à ơi',
      'có hò, là, cá: toán',
      'Café déjà vu à la carte',
      'Über größe naïve',
      '25 µm², 30 °C ± 1 «x»',
    ])
      expect([text, legacyCodeOf([text])]).toEqual([text, undefined]);
    expect(fromLegacy('Nghị quyết số 76', 'tcvn3')).toBe('Nghị quyết số 76');
    expect(fromFont('đã là Unicode', '.VnTime')).toBe('đã là Unicode');
    expect(fromFont('có', 'Times New Roman')).toBe('có');
  });

  it('come back from either code, for any sentence of real syllables', () => {
    const words = fc.constantFrom(...'nghị quyết của chính phủ về cải cách thủ tục hành chính giai đoạn đến năm ủy ban nhân dân tỉnh người đứng đầu phải chịu trách nhiệm'.split(' ')); // prettier-ignore
    fc.assert(
      fc.property(fc.array(words, { minLength: 8, maxLength: 40 }), (some) => {
        const text = ['nghị quyết', ...some, 'thủ tục cải cách'].join(' ');
        expect(legacyCodeOf([text])).toBeUndefined();
        for (const [code, written] of [
          ['tcvn3', inTcvn3(text)],
          ['vni', inVni(text)],
        ] as const) {
          // prettier-ignore
          expect(legacyCodeOf([written])).toBe(code);
          expect(fromLegacy(written, code)).toBe(text);
        }
      }),
    );
  });
});

describe('a syllable', () => {
  it('is spelt by the rules, with one tone', () => {
    for (const word of ['nghiêng', 'khuỷu', 'Quốc', 'giữa', 'yêu', 'thuở', 'oai', 'xoong'])
      expect([word, isSyllable(word)]).toEqual([word, true]);
    for (const word of ['hßa', 'coäng', 'wifi', 'zô', 'đééc', 'ngth']) expect([word, isSyllable(word)]).toEqual([word, false]);
  });
});
