import type { AttemptColumns } from './attempt-columns.js';
import { allRows, rowsWhere } from './rows.js';

/** The columns of those attempts alone that a test accepts; people who have none left stay in the table of people. */
export function onlyAttempts(attempts: AttemptColumns, accepts: (row: number) => boolean): AttemptColumns {
  const rows = rowsWhere(allRows(attempts.count), accepts);
  if (rows.length === attempts.count) return attempts;
  const filled = <Column extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(column: Column, from: Column): Column => {
    for (let at = 0; at < rows.length; at++) column[at] = from[rows[at] as number] as number;
    return column;
  };
  return {
    ...attempts,
    count: rows.length,
    ids: Array.from(rows, (row) => attempts.ids[row] as string),
    person: filled(new Uint32Array(rows.length), attempts.person),
    round: filled(new Uint16Array(rows.length), attempts.round),
    points: filled(new Float64Array(rows.length), attempts.points),
    allCorrect: filled(new Uint8Array(rows.length), attempts.allCorrect),
    valid: filled(new Uint8Array(rows.length), attempts.valid),
    prediction: filled(new Float64Array(rows.length), attempts.prediction),
    startedAt: filled(new Float64Array(rows.length), attempts.startedAt),
    submittedAt: filled(new Float64Array(rows.length), attempts.submittedAt),
  };
}
