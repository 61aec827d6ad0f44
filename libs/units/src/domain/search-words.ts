import { foldVietnamese } from '#kernel';

const MOST_WORDS = 10;

/** How people shorten the words at the head of a unit's name, alone or before a dot: "TP Đà Lạt", "P.9", "TX. Phổ Yên". */
const SHORT: Readonly<Record<string, string>> = { tp: 'thanh pho', tx: 'thi xa', tt: 'thi tran' };
const BEFORE_A_DOT: Readonly<Record<string, string>> = { p: 'phuong', x: 'xa', q: 'quan', h: 'huyen', t: 'tinh' };

/**
 * The key under which a unit is found: folded, apostrophes gone, everything else that is no letter and no digit a space.
 * "Xã Ea H’Leo" is "xa ea hleo", so that whoever types "ea h'leo", "ea hleo" or "ea h leo" finds it.
 */
export function unitKey(text: string): string {
  return foldVietnamese(text)
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What was typed into a search as words of keys, abbreviations written out. */
export function searchWords(typed: string): string[] {
  const written = foldVietnamese(typed).replace(/(?<![\p{L}\p{N}])([pxqht])\.(?=\s*[\p{L}\p{N}])/gu, (_, letter: string) => {
    return `${BEFORE_A_DOT[letter] ?? letter} `;
  });
  return unitKey(written)
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => (SHORT[word] ?? word).split(' '))
    .slice(0, MOST_WORDS);
}
