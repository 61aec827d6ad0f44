const WORD = /[\p{L}\p{N}]/u;

/**
 * Words of a text: pieces between spaces that hold at least one letter or digit. A Vietnamese word of two syllables counts as two,
 * as every office program counts it; "30%", "749/QĐ-TTg" and "1." count as one, a dash, a bullet or "…" as none.
 */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((piece) => WORD.test(piece)).length;
}
