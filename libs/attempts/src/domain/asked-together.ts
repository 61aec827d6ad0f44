/** Those who ask at the same time, each with the number by which its answer is told. */
export interface Numbered<Asked> {
  asked: Asked;
  n: number;
}

/** Who works on sittings, in the order of the sittings' ids: two processes that share some then lock them in the same order. */
export function inOrderOfSittings<Asked extends { attempt: string }>(all: readonly Asked[]): Numbered<Asked>[] {
  return all.map((asked, n) => ({ asked, n })).sort((a, b) => (a.asked.attempt < b.asked.attempt ? -1 : 1));
}

/** Rows that say for whom they are, in the order of those who asked; undefined where there is none. */
export function answersFor<Row extends { n: number }>(all: readonly unknown[], rows: readonly Row[]): (Row | undefined)[] {
  const answers = all.map((): Row | undefined => undefined);
  for (const row of rows) answers[row.n] = row;
  return answers;
}
