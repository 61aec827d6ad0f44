// Plain loops: `filter`, `map` and `from` of typed arrays are several times as slow, and a million rows feel it.

/** All positions of a table of so many rows. */
export function allRows(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let at = 0; at < count; at++) rows[at] = at;
  return rows;
}

/** The rows that a test accepts, in their order. */
export function rowsWhere(rows: Uint32Array, accepts: (row: number) => boolean): Uint32Array {
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (accepts(row)) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

/** What each row holds, in the order of the rows. */
export function rowsFrom(rows: Uint32Array, positions: Uint32Array): Uint32Array {
  const found = new Uint32Array(positions.length);
  for (let at = 0; at < positions.length; at++) found[at] = rows[positions[at] as number] as number;
  return found;
}
