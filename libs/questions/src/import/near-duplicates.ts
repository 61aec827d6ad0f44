import { foldVietnamese } from '#kernel';

/** Two questions share so much of what they say, words and options together, that one is likely the other again. */
const ALIKE = 0.6;
/** A question is compared with so many others at most, those first with which it shares its rarest pairs. */
const MOST_COMPARED = 1_000;

const NONE = new Int32Array();

/** What is compared of a question. */
export interface Comparable {
  text: string;
  options: readonly string[];
}

/** For each question the first one before it, or the first of the bank, that is nearly the same; `share` 1 is the same. */
export interface Likeness {
  /** Position among all: the bank's questions first, then those of the file. */
  of: number;
  share: number;
}

/**
 * Finds questions of a file that say nearly what another of the file, or one of the bank, says already. Questions are sets of
 * pairs of words, numbered from the rarest on. Two alike sets must share one of their rarest, so only these are looked up; and
 * comparing two sets ends as soon as too much is missing. So 2,000 questions meet 10,000 within a second or two.
 */
export function nearDuplicates(bank: readonly Comparable[], file: readonly Comparable[]): (Likeness | undefined)[] {
  const { sets, count } = numbered([...bank, ...file].map(pairsOf));
  const index: (number[] | undefined)[] = new Array<undefined>(count).fill(undefined);
  const seenBy = new Int32Array(sets.length).fill(-1);
  const likest = (at: number, prefix: Int32Array): Likeness | undefined => {
    let best: Likeness | undefined;
    let compared = 0;
    for (const pair of prefix)
      for (const other of index[pair] ?? []) {
        if (seenBy[other] === at) continue;
        seenBy[other] = at;
        const share = shareOf(sets[at] ?? NONE, sets[other] ?? NONE);
        if (share > (best?.share ?? 0)) best = { of: other, share };
        compared += 1;
        if (compared === MOST_COMPARED) return best;
      }
    return best;
  };
  return sets
    .map((set, at) => {
      const prefix = set.subarray(0, set.length - Math.ceil(ALIKE * set.length) + 1);
      const found = at < bank.length ? undefined : likest(at, prefix);
      for (const pair of prefix) (index[pair] ??= []).push(at);
      return found;
    })
    .slice(bank.length);
}

/** Sets of pairs as sorted numbers, the rarest pairs first. */
function numbered(pairs: readonly ReadonlySet<string>[]): { sets: Int32Array[]; count: number } {
  const frequency = new Map<string, number>();
  for (const set of pairs) for (const pair of set) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const numbers = new Map([...frequency].toSorted(([, a], [, b]) => a - b).map(([pair], number) => [pair, number]));
  const sets = pairs.map((set) => Int32Array.from(set, (pair) => numbers.get(pair) ?? 0).sort());
  return { sets, count: numbers.size };
}

/** How much two sets share, where that is enough; else 0. */
function shareOf(a: Int32Array, b: Int32Array): number {
  const all = a.length + b.length;
  // both / (all - both) >= ALIKE
  const enough = (ALIKE / (1 + ALIKE)) * all;
  let i = 0;
  let j = 0;
  let both = 0;
  while (i < a.length && j < b.length) {
    if (both + Math.min(a.length - i, b.length - j) < enough) return 0;
    const left = a[i] as number;
    const right = b[j] as number;
    if (left === right) both += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return both >= enough ? both / (all - both) : 0;
}

/** Pairs of neighbouring words; each option for itself, in any order. */
function pairsOf({ text, options }: Comparable): Set<string> {
  const pairs = new Set<string>();
  const add = (words: readonly string[], side: string): void => {
    const framed = [side, ...words, side];
    for (let at = 1; at < framed.length; at += 1) pairs.add(`${framed[at - 1] ?? ''} ${framed[at] ?? ''}`);
  };
  add(wordsOf(text), '?');
  for (const option of options) add(wordsOf(option), '.');
  return pairs;
}

function wordsOf(text: string): string[] {
  return foldVietnamese(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
