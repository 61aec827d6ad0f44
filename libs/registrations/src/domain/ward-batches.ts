/** Works through rows a batch after the other; the sum of what each batch answers. */
export async function inBatches<Row>(
  rows: readonly Row[],
  size: number,
  work: (batch: readonly Row[]) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (let from = 0; from < rows.length; from += size) sum += await work(rows.slice(from, from + size));
  return sum;
}
