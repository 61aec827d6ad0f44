import type { StrategyReference } from '../plan/strategy.js';
import type { AttemptColumns } from './attempt-columns.js';
import { countingRules } from './counting-rules.js';
import { allRows, rowsWhere } from './rows.js';

/** Positions of a round's attempts, among the given rows or all. */
export function attemptsOfRound({ count, rounds, round }: AttemptColumns, code: string, rows = allRows(count)): Uint32Array {
  const wanted = rounds.indexOf(code);
  return rowsWhere(rows, (row) => round[row] === wanted);
}

/** Those of them that are valid. */
export function validAttempts({ valid }: AttemptColumns, rows: Uint32Array): Uint32Array {
  return rowsWhere(rows, (row) => valid[row] === 1);
}

/**
 * The attempt that counts of each person, in the order of the given ones.
 * @param valid positions of valid attempts of one round
 */
export function countedAttempts(attempts: AttemptColumns, valid: Uint32Array, counts: StrategyReference): Uint32Array {
  const rule = countingRules.of(counts);
  const { person, people, ids } = attempts;
  const chosen = new Int32Array(people.length).fill(-1);
  for (const row of valid) {
    const owner = person[row] as number;
    const rival = chosen[owner] as number;
    if (rival === -1) {
      chosen[owner] = row;
      continue;
    }
    const difference = rule.compare(attempts, row, rival);
    if (difference < 0 || (difference === 0 && (ids[row] as string) < (ids[rival] as string))) chosen[owner] = row;
  }
  // In the order of the rows, not of the people: whoever reads the columns next reads memory from front to back.
  return rowsWhere(valid, (row) => chosen[person[row] as number] === row);
}
