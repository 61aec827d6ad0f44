import { hashRun, hashText } from './hashing.js';
import { wordKeys } from './word-keys.js';

/** A letter or digit, and what belongs to the same word: letters, marks, and characters that nobody sees. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]*/gu;

/**
 * So many words in a row are looked for in other texts. A Vietnamese word in print is one syllable, and five of them
 * ("cải cách thủ tục hành chính" has six) are often a term that everybody uses.
 */
export const SHINGLE = 6;

/** The words of a text, as they are compared, each with its place in the text as it was handed in. */
export interface Words {
  readonly count: number;
  /** Where each word begins, in UTF-16 units of the text. */
  readonly from: Uint32Array;
  /** Where each word ends; the unit at that place is no longer part of it. */
  readonly to: Uint32Array;
  /** Equal numbers for words that are equal but for their diacritics. */
  readonly plain: Uint32Array;
  /** Equal numbers for words that are equal, diacritics included. */
  readonly marked: Uint32Array;
}

/** Takes a text apart. Punctuation, dashes, quotation marks and line breaks only part words. */
export function wordsOf(text: string): Words {
  const known = new Map<string, readonly [number, number]>();
  const from: number[] = [];
  const to: number[] = [];
  const plain: number[] = [];
  const marked: number[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    let hashes = known.get(word);
    if (!hashes) {
      const keys = wordKeys(word);
      hashes = [hashText(keys.plain), hashText(keys.marked)];
      known.set(word, hashes);
    }
    from.push(match.index);
    to.push(match.index + word.length);
    plain.push(hashes[0]);
    marked.push(hashes[1]);
  }
  return {
    count: from.length,
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    plain: Uint32Array.from(plain),
    marked: Uint32Array.from(marked),
  };
}

/** A number for each run of `SHINGLE` words, in the place of its first word; diacritics do not count. */
export function shinglesOf({ count, plain }: Pick<Words, 'count' | 'plain'>): Uint32Array {
  return Uint32Array.from({ length: Math.max(0, count - SHINGLE + 1) }, (_, at) => hashRun(plain, at, SHINGLE));
}
