import type { StrategyReference } from '../plan/strategy.js';
import { orderRows } from './order-rows.js';
import type { RankingScope } from './ranking-criterion.js';
import { rankingCriteria } from './ranking-criteria.js';

/** One link of the chain with the keys it gave. */
export interface ChainColumn {
  /** Code of the criterion. */
  code: string;
  /** What the criterion compares, in the middle of a sentence. */
  compares: string;
  /** By place in the order; NaN where the criterion was not needed. */
  keys: Float64Array;
  /** A key in words. */
  say(key: number): string;
}

export interface OrderedAttempts {
  /** Positions of attempts, best first. */
  rows: Uint32Array;
  chain: ChainColumn[];
}

/** Orders attempts, one per person, by a chain of criteria. */
export function orderAttempts(rows: Uint32Array, ranking: readonly StrategyReference[], scope: RankingScope): OrderedAttempts {
  const { people, person } = scope.attempts;
  const links = ranking.map((args) => ({ args, criterion: rankingCriteria.of(args) }));
  const ordered = orderRows(
    rows,
    links.map(({ args, criterion }) => ({
      onlyWhereTied: criterion.onlyWhereTied,
      keys: (some) => criterion.keys(args, some, scope),
    })),
    // Pseudonyms are distinct, so this settles even two equal tickets.
    (a, b) => ((people[person[a] as number] as string) < (people[person[b] as number] as string) ? -1 : 1),
  );
  const chain = links.map(({ args, criterion }, link) => ({
    code: criterion.code,
    compares: criterion.compares,
    keys: ordered.keys[link] as Float64Array,
    say: (key: number) => criterion.say(key, scope, args),
  }));
  return { rows: ordered.rows, chain };
}
