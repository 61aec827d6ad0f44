const BITS = 11;
const BUCKETS = 1 << BITS;
const WORD = 2 ** 32;

/**
 * Stable order of positions by a column of whole numbers: `order` is permuted in place so that `keys[order[i]]` never
 * falls. A radix sort from the lowest digit costs a few passes over flat memory where comparing a million rows through a
 * callback would take seconds; how many passes depends on the range of the keys alone.
 */
export function radixOrder(order: Uint32Array, keys: Float64Array): void {
  let least = Infinity;
  let greatest = -Infinity;
  for (const key of keys) {
    if (key < least) least = key;
    if (key > greatest) greatest = key;
  }
  const range = greatest - least;
  const words = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at++) words[at] = (keys[at] as number) - least;
  sortByWord(order, words, Math.min(range, WORD - 1));
  if (range < WORD) return;
  for (let at = 0; at < keys.length; at++) words[at] = ((keys[at] as number) - least) / WORD;
  sortByWord(order, words, Math.floor(range / WORD));
}

function sortByWord(order: Uint32Array, words: Uint32Array, greatest: number): void {
  let from = order;
  let to: Uint32Array = new Uint32Array(order.length);
  for (let shift = 0; shift < 32 && greatest >= 2 ** shift; shift += BITS) {
    const starts = new Uint32Array(BUCKETS);
    for (let at = 0; at < words.length; at++) {
      const digit = ((words[at] as number) >>> shift) & (BUCKETS - 1);
      starts[digit] = (starts[digit] as number) + 1;
    }
    let before = 0;
    for (let digit = 0; digit < BUCKETS; digit++) {
      const size = starts[digit] as number;
      starts[digit] = before;
      before += size;
    }
    for (let at = 0; at < from.length; at++) {
      const position = from[at] as number;
      const digit = ((words[position] as number) >>> shift) & (BUCKETS - 1);
      const target = starts[digit] as number;
      starts[digit] = target + 1;
      to[target] = position;
    }
    [from, to] = [to, from];
  }
  if (from !== order) order.set(from);
}
