import { type Print, unpackPrint } from '#submissions';

/** More than there are texts. */
const TEXTS = 2 ** 15;

/**
 * The other way to find candidates, for comparison: every mark of every text in one sorted list, as an index of a database
 * has it, so that only the marks of the own print are looked up.
 */
export class InvertedIndex {
  /** The mark in the upper bits, the number of its text in the lower fifteen. */
  private readonly entries: Float64Array;

  constructor(prints: readonly Uint8Array[]) {
    this.entries = new Float64Array(prints.reduce((sum, bytes) => sum + unpackPrint(bytes).length, 0));
    let filled = 0;
    for (const [text, bytes] of prints.entries()) {
      for (const mark of unpackPrint(bytes)) this.entries[filled++] = mark * TEXTS + text;
    }
    this.entries.sort();
  }

  get bytes(): number {
    return this.entries.byteLength;
  }

  /** The texts that share most marks with a print, best first. */
  nearest(print: Print, limit: number): number[] {
    const shared = new Map<number, number>();
    for (const mark of print) {
      for (let at = this.firstOf(mark); Math.floor((this.entries[at] ?? NaN) / TEXTS) === mark; at++) {
        const text = (this.entries[at] as number) % TEXTS;
        shared.set(text, (shared.get(text) ?? 0) + 1);
      }
    }
    return [...shared]
      .sort(([, a], [, b]) => b - a)
      .slice(0, limit)
      .map(([text]) => text);
  }

  private firstOf(mark: number): number {
    let from = 0;
    let to = this.entries.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.entries[middle] as number) < mark * TEXTS) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
