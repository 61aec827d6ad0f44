import { FACES, type FontFace } from './faces.js';
import { openFace } from './open-face.js';

/** A character that a document cannot show, as a person sees it: an emoji of several code points is one character. */
export interface MissingGlyph {
  character: string;
  /** "U+0416"; of the first part that is missing. */
  codePoint: string;
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
const NAMELESS = /[\p{C}\p{Z}\p{M}]/u;

/**
 * The characters of a text that at least one of the faces cannot draw, each once, in order. PDF/A refuses a document with
 * such a character, so it is looked for before anything is issued. Spaces and line breaks are never missing.
 */
export function missingGlyphs(text: string, faces: readonly FontFace[] = FACES): MissingGlyph[] {
  const missing = new Map<string, MissingGlyph>();
  for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
    if (/^\s+$/.test(segment) || missing.has(segment)) continue;
    const part = [...segment].find((letter) => !isCovered(letter.codePointAt(0) as number, faces));
    if (part !== undefined) missing.set(segment, { character: segment, codePoint: nameOf(part) });
  }
  return [...missing.values()];
}

/**
 * What a person can do about missing characters: a sentence that names them; undefined when there are none.
 * @param where whose font it is
 */
export function missingGlyphsSentence(missing: readonly MissingGlyph[], where = 'giấy chứng nhận'): string | undefined {
  if (missing.length === 0) return undefined;
  const names = missing.map(({ character, codePoint }) =>
    NAMELESS.test(character.charAt(0)) ? codePoint : `“${character}” (${codePoint})`,
  );
  return `Phông chữ của ${where} không có ký tự ${names.join(', ')}. Hãy viết lại bằng chữ cái tiếng Việt hoặc bỏ ký tự này.`;
}

function isCovered(codePoint: number, faces: readonly FontFace[]): boolean {
  return faces.every((face) => openFace(face).hasGlyphForCodePoint(codePoint));
}

function nameOf(letter: string): string {
  return `U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
