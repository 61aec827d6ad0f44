import type { StrategyReference } from '../plan/strategy.js';
import { radixOrder } from './radix-order.js';
import { keyColumn, type RankingCriterion, type RankingScope } from './ranking-criterion.js';
import { rankingCriteria } from './ranking-criteria.js';

/** One link of the chain with the keys it gave. */
export interface ChainColumn {
  criterion: RankingCriterion;
  /** By place in the order; NaN where the criterion was not needed. */
  keys: Float64Array;
}

export interface OrderedAttempts {
  /** Positions of attempts, best first. */
  rows: Uint32Array;
  chain: ChainColumn[];
}

/**
 * Orders attempts by a chain of criteria: a total order that does not hang on the order of the input. Cheap criteria are
 * sorted as columns; from the first costly one on, only runs that still tie are looked at.
 */
export function orderAttempts(rows: Uint32Array, ranking: readonly StrategyReference[], scope: RankingScope): OrderedAttempts {
  const links = ranking.map((args) => ({ args, criterion: rankingCriteria.of(args) }));
  const firstCostly = links.findIndex(({ criterion }) => criterion.onlyWhereTied);
  const cheap = firstCostly === -1 ? links : links.slice(0, firstCostly);
  const costly = links.slice(cheap.length);

  const columns = cheap.map(({ args, criterion }) => criterion.keys(args, rows, scope));
  const order = rows.map((_row, position) => position);
  for (const keys of columns.toReversed()) radixOrder(order, keys);
  const cheapKeys = columns.map((keys) => keyColumn(order, (position) => keys[position] as number));
  const ordered = order.map((position) => rows[position] as number);

  const costlyKeys = costly.map(() => new Float64Array(rows.length).fill(NaN));
  for (const [start, end] of tiedRuns(cheapKeys, rows.length)) {
    const run = ordered.slice(start, end);
    const runKeys = costly.map(({ args, criterion }) => criterion.keys(args, run, scope));
    const sorted = Array.from(run, (_row, at) => at).sort(
      (a, b) => compareKeys(runKeys, a, b) || comparePeople(scope, run[a] as number, run[b] as number),
    );
    sorted.forEach((at, offset) => {
      ordered[start + offset] = run[at] as number;
      costlyKeys.forEach((keys, link) => (keys[start + offset] = runKeys[link]?.[at] as number));
    });
  }
  const keys = [...cheapKeys, ...costlyKeys];
  return { rows: ordered, chain: links.map(({ criterion }, link) => ({ criterion, keys: keys[link] as Float64Array })) };
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

/** Pseudonyms are distinct, so this settles even two equal tickets. */
function comparePeople({ attempts: { people, person } }: RankingScope, a: number, b: number): number {
  return (people[person[a] as number] as string) < (people[person[b] as number] as string) ? -1 : 1;
}
