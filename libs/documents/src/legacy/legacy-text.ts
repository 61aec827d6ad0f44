import { isSyllable } from './vietnamese-syllable.js';
import { fromTcvn3 } from './tcvn3.js';
import { fromVni } from './vni.js';

export type LegacyCode = 'tcvn3' | 'vni';

/** Letters that neither old code can have: whoever writes these writes Unicode. */
const UNICODE_ONLY = /[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]/u;
const WORD = /[A-Za-z\u00a1-\u00ff]+/gu;
const MARKED = /[\u00a1-\u00ff]/u;
/** So many of the words with marks must become Vietnamese, and so few may have been it before. */
const [MOSTLY, HARDLY] = [0.85, 0.6];
/** Fewer words than these say nothing about a file. */
const ENOUGH = 3;

const READ: Readonly<Record<LegacyCode, (text: string) => string>> = { tcvn3: (text) => withCapitals(text, fromTcvn3(text)), vni: fromVni };

/**
 * The old code in which a file's texts are written; undefined for Unicode, and where it cannot be told. Judged by all texts
 * together: a word alone ("cá") is right in both.
 */
export function legacyCodeOf(texts: Iterable<string>): LegacyCode | undefined {
  const words: string[] = [];
  for (const text of texts) {
    if (UNICODE_ONLY.test(text)) continue;
    for (const word of text.match(WORD) ?? []) if (MARKED.test(word)) words.push(word);
  }
  if (words.length < ENOUGH || share(words) > HARDLY) return undefined;
  const shares = (['tcvn3', 'vni'] as const).map((code) => ({ code, of: share(words.map(READ[code])) }));
  const [best] = shares.toSorted((a, b) => b.of - a.of);
  return best && best.of >= MOSTLY ? best.code : undefined;
}

/** A text of a file in an old code as Unicode; one that is Unicode already stays as it is. */
export function fromLegacy(text: string, code: LegacyCode): string {
  return UNICODE_ONLY.test(text) ? text : READ[code](text);
}

/** The code of a font, and whether it knows capitals alone; undefined for fonts of Unicode. */
export function codeOfFont(font: string): { code: LegacyCode; isCapitals: boolean } | undefined {
  if (/^\.?Vn[A-Z]/.test(font)) return { code: 'tcvn3', isCapitals: /H$/.test(font) };
  return /^VNI[- ]/i.test(font) ? { code: 'vni', isCapitals: false } : undefined;
}

/** A text in a font of an old code as Unicode. */
export function fromFont(text: string, font: string): string {
  const found = codeOfFont(font);
  if (!found || UNICODE_ONLY.test(text)) return text;
  return found.code === 'vni' ? fromVni(text) : fromTcvn3(text, found);
}

function share(words: readonly string[]): number {
  const parts = words.flatMap((word) =>
    word
      .split(/[^\p{L}\p{M}]+/u)
      .filter(Boolean)
      .map((part) => ({ part, isTorn: part !== word })),
  );
  return parts.filter(({ part, isTorn }) => !isTorn && isSyllable(part)).length / Math.max(1, parts.length);
}

/** Where the font is not known, a word whose plain letters are all capitals was one of capitals: "CéNG" is "CỘNG". */
function withCapitals(source: string, read: string): string {
  let at = 0;
  return source
    .split(/([A-Za-z\u00a1-\u00ff]+)/u)
    .map((piece) => {
      const converted = read.slice(at, at + piece.length);
      at += piece.length;
      const plain = piece.replace(/[^A-Za-z]/g, '');
      return plain.length > 1 && plain === plain.toUpperCase() ? converted.toLocaleUpperCase('vi') : converted;
    })
    .join('');
}
