import { allRows, rowsFrom } from '../attempts/rows.js';
import { radixOrder } from './radix-order.js';

/** One link of a chain that orders rows. */
export interface OrderLink {
  /** Its keys cost so much that they are computed only where all earlier links tie. */
  readonly onlyWhereTied: boolean;
  /** One key per given row: whole numbers between -2^52 and 2^52, the smaller the better. */
  keys(rows: Uint32Array): Float64Array;
}

export interface OrderedRows {
  /** Best first. */
  rows: Uint32Array;
  /** Per link, by place in the order; NaN where a costly link was not needed. */
  keys: Float64Array[];
}

/**
 * Orders rows by a chain of links: a total order that does not hang on the order of the input. Cheap links are sorted as
 * columns; from the first costly one on, only runs that still tie are looked at.
 * @param lastResort settles rows that tie on every link; never 0 for two different rows
 */
export function orderRows(rows: Uint32Array, links: readonly OrderLink[], lastResort: (a: number, b: number) => number): OrderedRows {
  const firstCostly = links.findIndex(({ onlyWhereTied }) => onlyWhereTied);
  const cheap = firstCostly === -1 ? links : links.slice(0, firstCostly);
  const costly = links.slice(cheap.length);

  const columns = cheap.map((link) => link.keys(rows));
  const order = allRows(rows.length);
  for (const keys of columns.toReversed()) radixOrder(order, keys);
  const cheapKeys = columns.map((keys) => inOrder(keys, order));
  const ordered = rowsFrom(rows, order);

  const costlyKeys = costly.map(() => new Float64Array(rows.length).fill(NaN));
  for (const [start, end] of tiedRuns(cheapKeys, rows.length)) {
    const run = ordered.slice(start, end);
    const runKeys = costly.map((link) => link.keys(run));
    const sorted = Array.from(run, (_row, at) => at).sort(
      (a, b) => compareKeys(runKeys, a, b) || lastResort(run[a] as number, run[b] as number),
    );
    sorted.forEach((at, offset) => {
      ordered[start + offset] = run[at] as number;
      costlyKeys.forEach((keys, link) => (keys[start + offset] = runKeys[link]?.[at] as number));
    });
  }
  return { rows: ordered, keys: [...cheapKeys, ...costlyKeys] };
}

/** How many pairs of neighbours each link decided. */
export function decidedPairs(keys: readonly Float64Array[], length: number): number[] {
  const pairs = keys.map(() => 0);
  for (let at = 1; at < length; at++) {
    const link = decidingLink(keys, at);
    if (link !== -1) pairs[link] = (pairs[link] as number) + 1;
  }
  return pairs;
}

/** The link that puts the row at a place (from 1) above the next one; -1 when only the last resort did. */
export function decidingLink(keys: readonly Float64Array[], place: number): number {
  for (let link = 0; link < keys.length; link++) {
    const column = keys[link] as Float64Array;
    const [own, other] = [column[place - 1] as number, column[place] as number];
    // Costly links have no key outside tied runs, where an earlier one has decided.
    if (own !== other && !Number.isNaN(own) && !Number.isNaN(other)) return link;
  }
  return -1;
}

function inOrder(keys: Float64Array, order: Uint32Array): Float64Array {
  const sorted = new Float64Array(order.length);
  for (let place = 0; place < order.length; place++) sorted[place] = keys[order[place] as number] as number;
  return sorted;
}

/** Whether a place has the same keys as the one before it. The most telling columns are the last ones. */
function tie(columns: readonly Float64Array[], at: number): boolean {
  for (let link = columns.length - 1; link >= 0; link--) {
    const keys = columns[link] as Float64Array;
    if (keys[at] !== keys[at - 1]) return false;
  }
  return true;
}

/** Half-open runs of neighbours, longer than one, that have the same key in every column. */
function tiedRuns(columns: readonly Float64Array[], length: number): [number, number][] {
  const runs: [number, number][] = [];
  let start = 0;
  for (let at = 1; at <= length; at++) {
    if (at < length && tie(columns, at)) continue;
    if (at - start > 1) runs.push([start, at]);
    start = at;
  }
  return runs;
}

function compareKeys(columns: readonly Float64Array[], a: number, b: number): number {
  for (const keys of columns) {
    const difference = (keys[a] as number) - (keys[b] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
