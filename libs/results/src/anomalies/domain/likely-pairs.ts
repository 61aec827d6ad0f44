import { type AnswerColumns, isWrong } from './answer-columns.js';

/** Two papers of which four fifths of the wrong answers are the same meet with a chance of 99.98 %, of half with 80 %. */
const BANDS = 12;
const ROWS = 3;
/** Within a band each paper is compared with so many that follow it: a crowd is a chain, not a square. */
const NEXT = 8;
/** Papers hashed between two pauses: a few milliseconds. */
const PAUSE_EVERY = 1_000;

/**
 * Pairs of papers that may have many wrong answers in common, by hashing (MinHash in bands): never all pairs, one band at a
 * time, 16 bytes for each paper. The same pair may come several
 * times; nothing comes where the caller may let others work, since a band of many papers takes long.
 */
export function* likelyPairs(columns: AnswerColumns): Generator<readonly [number, number] | undefined> {
  const { count } = columns;
  const keys = new Float64Array(count);
  const order = new Uint32Array(count);
  for (let band = 0; band < BANDS; band += 1) {
    for (let at = 0; at < count; at += 1) {
      keys[at] = keyOf(columns.wordsOf(at), band);
      order[at] = at;
      if (at % PAUSE_EVERY === 0) yield undefined;
    }
    order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    for (let place = 0; place < count; place += 1) {
      const one = order[place] ?? 0;
      for (let next = place + 1; next <= place + NEXT && next < count; next += 1) {
        const other = order[next] ?? 0;
        if (keys[one] !== keys[other]) break;
        yield [one, other];
      }
    }
  }
}

/** The smallest hashes of the wrong answers, as many as a band has rows, in one number below 2^53. */
function keyOf(words: Uint32Array, band: number): number {
  let [high, low] = [0, 0];
  for (let row = 0; row < ROWS; row += 1) {
    let least = 0xffffffff;
    const seed = Math.imul(band * ROWS + row + 1, 0x9e3779b1);
    for (const word of words) if (isWrong(word)) least = Math.min(least, mixed(word ^ seed));
    high = mixed(high ^ least);
    low = mixed(low + Math.imul(least, 0x85ebca6b));
  }
  return high * 0x200000 + (low >>> 11);
}

/** Spreads the bits of a number (the finish of MurmurHash3). */
function mixed(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
