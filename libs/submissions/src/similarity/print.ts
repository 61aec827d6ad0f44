import { shinglesOf, wordsOf } from './words.js';

/** Kept with each stored print: prints of another version are made anew, since they cannot be compared with these. */
export const PRINT_VERSION = 1;

const ONE_IN = 8;
const SAMPLED_BELOW = 2 ** 32 / ONE_IN;
const BYTES = Uint32Array.BYTES_PER_ELEMENT;

/**
 * The print of a text: of the hashes of all its runs of words the smallest eighth of their range, sorted, each once. Which
 * runs are taken depends on the runs alone, so a passage leaves the same marks in whatever text it stands, and the share of
 * marks that two prints have in common estimates how much of one text is found in the other, however different their
 * lengths. A MinHash of a fixed length cannot: it estimates what two texts have in common of all that both hold, which
 * stays small where a short text lies within a long one. 4,000 words make about 500 marks, 2 KB.
 */
export type Print = Uint32Array<ArrayBuffer>;

export function printOf(text: string): Print {
  return sampled(shinglesOf(wordsOf(text)));
}

/** The print of what is given as runs of words. */
export function sampled(shingles: Iterable<number>): Print {
  const chosen = new Set<number>();
  for (const shingle of shingles) if (shingle < SAMPLED_BELOW) chosen.add(shingle);
  return Uint32Array.from(chosen).sort();
}

/** The print of a short text: all its runs of words, since an eighth of those of three lines may be none. */
export function wholePrintOf(text: string): Print {
  return whole(shinglesOf(wordsOf(text)));
}

/** All of what is given as runs of words, sorted, each once. */
export function whole(shingles: Iterable<number>): Print {
  return Uint32Array.from(new Set(shingles)).sort();
}

/** A print as it is stored: four bytes for each hash, the lowest first, as all machines that we run on have them. */
export function packPrint(print: Print): Buffer {
  return Buffer.from(print.buffer, print.byteOffset, print.byteLength);
}

/** The way back. @throws RangeError if the bytes are no whole number of hashes. */
export function unpackPrint(bytes: Uint8Array): Print {
  if (bytes.byteLength % BYTES !== 0) throw new RangeError(`${bytes.byteLength} bytes are no print`);
  // Copied, because what comes from a database lies anywhere, and numbers must lie at a multiple of their size.
  return new Uint32Array(new Uint8Array(bytes).buffer);
}
