import { type AnswerColumns, isWrong } from './answer-columns.js';
import { sortedByKey } from './sorted-by-key.js';

/** Two papers of which four fifths of the wrong answers are the same meet with a chance of 99.98 %, of half with 80 %. */
const BANDS = 12;
const ROWS = 3;
/** Within a band each paper is compared with so many that follow it: a crowd is a chain, not a square. */
const NEXT = 8;
/** Papers hashed, and pairs visited, between two pauses: a few milliseconds. */
const PAUSE_EVERY = { hashed: 1_000, visited: 500 };

/**
 * Visits pairs of papers that may have many wrong answers in common, found by hashing (MinHash in bands): never all pairs, one
 * band at a time, 12 bytes for each paper. The same pair may come several times. Yields where the caller may let others work.
 */
export function* likelyPairs(columns: AnswerColumns, visit: (one: number, other: number) => void): Generator<undefined> {
  const { count } = columns;
  const [keys, order, spare] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  let visited = 0;
  for (let band = 0; band < BANDS; band += 1) {
    for (let at = 0; at < count; at += 1) {
      keys[at] = keyOf(columns.wordsOf(at), band);
      if (at % PAUSE_EVERY.hashed === 0) yield;
    }
    yield* sortedByKey(keys, order, spare);
    for (let place = 0; place < count; place += 1) {
      const one = order[place] ?? 0;
      for (let next = place + 1; next <= place + NEXT && next < count; next += 1) {
        const other = order[next] ?? 0;
        if (keys[one] !== keys[other]) break;
        visit(one, other);
        visited += 1;
        if (visited % PAUSE_EVERY.visited === 0) yield;
      }
    }
  }
}

/** The smallest hashes of the wrong answers, as many as a band has rows, in one number. Two that meet by chance are merely compared. */
function keyOf(words: Uint32Array, band: number): number {
  let key = 0;
  for (let row = 0; row < ROWS; row += 1) {
    let least = 0xffffffff;
    const seed = Math.imul(band * ROWS + row + 1, 0x9e3779b1);
    for (const word of words) {
      if (!isWrong(word)) continue;
      const hash = mixed(word ^ seed);
      if (hash < least) least = hash;
    }
    key = mixed(Math.imul(key, 0x9e3779b1) ^ least);
  }
  return key;
}

/** Spreads the bits of a number (the finish of MurmurHash3). */
function mixed(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
