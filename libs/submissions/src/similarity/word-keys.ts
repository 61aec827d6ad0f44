const TONES = new Set('\u0300\u0301\u0303\u0309\u0323');
const QUALITIES = new Set('\u0302\u0306\u031b');
const LETTER = /[\p{L}\p{N}]/u;

/** Letters that look like others and stand in for them: by a wrong keyboard, or so that a copy is not found. Lower case. */
const MEANT = new Map<string, string>([
  ...pairs('ðɖ', 'đđ'),
  ...pairs('авекмнортсухіјѕһ', 'abekmhoptcyxijsh'),
  ...pairs('αβεηικμορτχ', 'abehikmoptx'),
]);

/** Where i and y are the same sound and people write either: "kỹ thuật" and "kĩ thuật", "quy" and "qui". */
const EITHER_SPELLING = /^(?:[hklmstv]|qu)y$/;

/** What a word is compared by: `marked` with its diacritics, `plain` without. */
export interface WordKeys {
  marked: string;
  plain: string;
}

/**
 * One key for all the ways to write a word: composed or not, in capitals, "hoà" or "hòa", "kỹ" or "kĩ", with invisible
 * characters inside. The tone is written last, wherever it stood; đ is kept in `marked` and is d in `plain`.
 */
export function wordKeys(word: string): WordKeys {
  let plain = '';
  let marked = '';
  let tones = '';
  for (const character of word.toLowerCase().normalize('NFKD')) {
    const meant = MEANT.get(character) ?? character;
    if (TONES.has(meant)) tones += meant;
    else if (QUALITIES.has(meant)) marked += meant;
    else if (LETTER.test(meant)) {
      plain += meant === 'đ' ? 'd' : meant;
      marked += meant;
    }
  }
  return { plain: oneSpelling(plain), marked: oneSpelling(marked) + tones };
}

function oneSpelling(letters: string): string {
  return EITHER_SPELLING.test(letters) ? `${letters.slice(0, -1)}i` : letters;
}

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((letter, at) => [letter, to.charAt(at)]);
}
