/** A copy goes on after so few words that were changed, added or left out, … */
const LARGEST_EDIT = 4;
/** … if so many words in a row are the same again: where words were exchanged for as many others, and where not. */
const SAME_AFTER_EXCHANGE = 2;
const SAME_AFTER_SHIFT = 3;

/** How many words are passed over in the own text and in the other, the smallest edit first. */
const EDITS = everyEdit();

const MOST_PLACES = 16;

/** `length` words in a row that are the same in both texts. */
export interface Run {
  own: number;
  other: number;
  length: number;
}

/**
 * From a place where both texts hold the same word: the runs of same words that follow each other in both, parted by small
 * edits alone.
 */
export function alignedRuns(own: Uint32Array, other: Uint32Array, ownFrom: number, otherFrom: number): Run[] {
  const runs: Run[] = [];
  let next: readonly [number, number] | undefined = [ownFrom, otherFrom];
  while (next) {
    const [i, j]: readonly [number, number] = next;
    const length = sameWords(own, other, i, j, Infinity);
    runs.push({ own: i, other: j, length });
    next = resumption(own, other, i + length, j + length);
  }
  return runs;
}

/** How many words of runs are the same in both texts. */
export function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0);
}

/** Where each run of words stands in a text, by its hash; of what is repeated over and over, the first places. */
export function placesOf(shingles: Uint32Array): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let at = 0; at < shingles.length; at++) {
    const known = places.get(shingles[at] as number);
    if (!known) places.set(shingles[at] as number, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  }
  return places;
}

/** The first place after a small edit at which both texts are the same again. */
function resumption(own: Uint32Array, other: Uint32Array, i: number, j: number): readonly [number, number] | undefined {
  for (const [inOwn, inOther] of EDITS) {
    const enough = inOwn === inOther ? SAME_AFTER_EXCHANGE : SAME_AFTER_SHIFT;
    if (sameWords(own, other, i + inOwn, j + inOther, enough) === enough) return [i + inOwn, j + inOther];
  }
  return undefined;
}

function sameWords(own: Uint32Array, other: Uint32Array, i: number, j: number, most: number): number {
  const end = Math.min(own.length - i, other.length - j, most);
  let length = 0;
  while (length < end && own[i + length] === other[j + length]) length++;
  return length;
}

function everyEdit(): (readonly [number, number])[] {
  const passed = Array.from({ length: LARGEST_EDIT + 1 }, (_, words) => words);
  return passed
    .flatMap((inOwn) => passed.map((inOther) => [inOwn, inOther] as const))
    .slice(1)
    .toSorted(([a, b], [c, d]) => Math.max(a, b) - Math.max(c, d) || Math.abs(a - b) - Math.abs(c - d));
}
