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

/** How prints are searched. */
export interface Search {
  /** So many candidates of each text at most. */
  limit: number;
  /** Which runs of words the prints hold, as they were made: a sample of them, unless it is said otherwise. */
  marksOf?: (shingles: Iterable<number>) => Print;
}

/** A print is taken for at least so long, lest one shared mark make a text of two lines the best candidate. */
const SHORTEST_PRINT = 16;
/** The lowest bits of a mark choose its place in a table that turns away almost all marks of other texts. */
const TABLE = 2 ** 16;

/** What a quoted mark counts beside one that is the author's own. */
const QUOTED_WORTH = 0.25;

/** Where a mark stands among those of a text that is searched for. */
interface Place {
  own: OwnMarks;
  at: number;
}

/** The marks of a text, those that are its author's own first. */
interface OwnMarks {
  count: number;
  /** So many of them are the author's own. */
  free: number;
  /** Of the print that is being read: the places of the marks that it shares. */
  current: number[];
  sharing: SharedMarks;
}

/**
 * The stored texts that share most with each of some texts, best first. A shared mark counts the more, the fewer texts have it, and
 * less where it is quoted; what is shared is measured by the own text or by theirs, whichever is shorter, so that a short text
 * within a long one is found both ways. All prints are read once, in any order, and forgotten, however many texts are searched
 * for: what is kept is some dozen bytes for each pair that shares anything.
 */
export async function nearestPrints<Id>(
  owns: readonly ComparedText[],
  prints: AsyncIterable<StoredPrint<Id>> | Iterable<StoredPrint<Id>>,
  { limit, marksOf = sampled }: Search,
): Promise<Candidate<Id>[][]> {
  const texts = owns.map((own) => ownMarks(own, marksOf));
  const places = new Map<number, Place[]>();
  for (const { marks, own } of texts)
    for (const [at, mark] of marks.entries()) {
      const known = places.get(mark);
      if (known) known.push({ own, at });
      else places.set(mark, [{ own, at }]);
    }
  const table = new Uint8Array(TABLE);
  for (const mark of places.keys()) table[mark % TABLE] = 1;
  const ids: Id[] = [];
  for await (const { id, print } of prints) {
    const touched: OwnMarks[] = [];
    for (const mark of print) {
      const found = table[mark % TABLE] === 0 ? undefined : places.get(mark);
      if (found === undefined) continue;
      for (const { own, at } of found) {
        if (own.current.length === 0) touched.push(own);
        own.current.push(at);
      }
    }
    for (const own of touched) {
      own.sharing.add(ids.length, print.length, own.current);
      own.current.length = 0;
    }
    ids.push(id);
  }
  return texts.map(({ own }) => best(own, ids.length, limit).map(({ text, estimate }) => ({ id: ids[text] as Id, estimate })));
}

function ownMarks(text: ComparedText, marksOf: (shingles: Iterable<number>) => Print): { marks: number[]; own: OwnMarks } {
  const of = (kind: number): Print =>
    marksOf(text.shingles.filter((_, at) => text.kinds[at] === kind && text.kinds[at + SHINGLE - 1] === kind));
  const free = of(OWN);
  const marks = [...new Set([...free, ...of(QUOTED)])];
  return { marks, own: { count: marks.length, free: free.length, current: [], sharing: new SharedMarks() } };
}

/** @param texts how many there are in all */
function best({ count, free, sharing }: OwnMarks, texts: number, limit: number): { text: number; estimate: number }[] {
  const textsWith = sharing.timesOf(count);
  const worths = Float64Array.from(textsWith, (times, place) => {
    const rarity = Math.log(1 + texts / Math.max(1, times));
    return place < free ? rarity : rarity * QUOTED_WORTH;
  });
  return sharing
    .map((text, length, shared) => {
      let [worth, own] = [0, 0];
      for (const place of shared) {
        worth += worths[place] as number;
        if (place < free) own++;
      }
      return { text, score: worth / Math.max(SHORTEST_PRINT, Math.min(length, count)), estimate: free === 0 ? 0 : own / free };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** Which stored texts share which marks with one text, packed: of twenty thousand texts each shares some by chance. */
class SharedMarks {
  /** Text, length of its print and number of shared marks, three numbers each. */
  private readonly heads = new Growing();
  private readonly places = new Growing();

  add(text: number, length: number, places: readonly number[]): void {
    this.heads.push([text, length, places.length]);
    this.places.push(places);
  }

  /** In how many texts each of the first `count` places is shared. */
  timesOf(count: number): Uint32Array {
    const times = new Uint32Array(count);
    for (const place of this.places.used()) times[place] = (times[place] as number) + 1;
    return times;
  }

  map<T>(one: (text: number, length: number, places: Uint32Array) => T): T[] {
    const [heads, places] = [this.heads.used(), this.places.used()];
    const result: T[] = [];
    for (let head = 0, from = 0; head < heads.length; head += 3) {
      const to = from + (heads[head + 2] as number);
      result.push(one(heads[head] as number, heads[head + 1] as number, places.subarray(from, to)));
      from = to;
    }
    return result;
  }
}

/** Numbers one after the other, in a piece of memory that doubles when it is full. */
class Growing {
  private numbers = new Uint32Array(1024);
  private length = 0;

  push(more: readonly number[]): void {
    if (this.length + more.length > this.numbers.length) {
      const larger = new Uint32Array(Math.max(this.numbers.length * 2, this.length + more.length));
      larger.set(this.used());
      this.numbers = larger;
    }
    this.numbers.set(more, this.length);
    this.length += more.length;
  }

  used(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}
