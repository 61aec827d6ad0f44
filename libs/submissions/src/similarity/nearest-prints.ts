import { type ComparedText, OWN, QUOTED } from './compared-text.js';
import { type Print, sampled } from './print.js';
import { SHINGLE } from './words.js';

/** A text that was handed in before, by what was kept of it for finding it again. */
export interface StoredPrint<Id> {
  id: Id;
  print: Print;
}

/** A stored text that may hold something of the own text. */
export interface Candidate<Id> {
  id: Id;
  /** Estimate of how much of the own text it holds, what is quoted or common left out; from 0 to 1. */
  estimate: number;
}

/** A print is taken for at least so long, lest one shared mark make a text of two lines the best candidate. */
const SHORTEST_PRINT = 16;
/** The lowest bits of a mark choose its place in a table that turns away almost all marks of other texts. */
const TABLE = 2 ** 16;

/** What a quoted mark counts beside one that is the author's own. */
const QUOTED_WORTH = 0.25;

/** A stored text that shares marks with the own one. */
interface Sharing<Id> {
  id: Id;
  /** How many marks its print holds. */
  length: number;
  /** The places of the shared marks among the own ones. */
  shared: number[];
}

/**
 * The stored texts that share most with the own one, best first. A shared mark counts the more, the fewer texts have it, and
 * less where it is quoted; what is shared is measured by the own text or by theirs, whichever is shorter, so that a short text
 * within a long one is found both ways. All prints are read once, in any order, and forgotten.
 */
export async function nearestPrints<Id>(
  own: ComparedText,
  prints: AsyncIterable<StoredPrint<Id>> | Iterable<StoredPrint<Id>>,
  limit: number,
): Promise<Candidate<Id>[]> {
  const free = marksOf(own, OWN);
  const marks = [...new Set([...free, ...marksOf(own, QUOTED)])];
  const places = new Map(marks.map((mark, place) => [mark, place] as const));
  const table = new Uint8Array(TABLE);
  for (const mark of marks) table[mark % TABLE] = 1;
  const found: Sharing<Id>[] = [];
  const textsWith = new Uint32Array(marks.length);
  let texts = 0;
  for await (const { id, print } of prints) {
    texts++;
    const shared: number[] = [];
    for (const mark of print) {
      const place = table[mark % TABLE] === 0 ? undefined : places.get(mark);
      if (place === undefined) continue;
      shared.push(place);
      textsWith[place] = (textsWith[place] as number) + 1;
    }
    if (shared.length > 0) found.push({ id, length: print.length, shared });
  }
  const worths = Float64Array.from(textsWith, (count, place) => {
    const rarity = Math.log(1 + texts / Math.max(1, count));
    return place < free.length ? rarity : rarity * QUOTED_WORTH;
  });
  return best(found, worths, free.length, limit);
}

/** @param free so many of the marks, the first ones, are the author's own */
function best<Id>(found: readonly Sharing<Id>[], worths: Float64Array, free: number, limit: number): Candidate<Id>[] {
  return found
    .map(({ id, length, shared }) => {
      const worth = shared.reduce((sum, place) => sum + (worths[place] as number), 0);
      const estimate = free === 0 ? 0 : shared.filter((place) => place < free).length / free;
      return { id, score: worth / Math.max(SHORTEST_PRINT, Math.min(length, worths.length)), estimate };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ id, estimate }) => ({ id, estimate }));
}

/** The marks of runs of words that begin and end in words of a kind. */
function marksOf({ shingles, kinds }: ComparedText, kind: number): Print {
  return sampled(shingles.filter((_, at) => kinds[at] === kind && kinds[at + SHINGLE - 1] === kind));
}
