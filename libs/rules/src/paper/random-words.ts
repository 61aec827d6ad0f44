import { createHash } from 'node:crypto';

/**
 * The generator behind every draw of this library, simple enough to be repeated in any language:
 *
 * 1. The stream is SHA-256 in counter mode. Block `n` (0, 1, 2 …) is SHA-256 of the UTF-8 text `seed + ":" + n`; each
 *    block gives eight words, its 32 bytes read as unsigned 32-bit integers, big-endian, in order.
 * 2. A whole number below `n` is drawn by rejection: take the next word; throw it away while it is at or above the largest
 *    multiple of `n` that is at most 2^32; the number is the word modulo `n`. So every number is equally likely.
 * 3. A selection of `k` out of a list is a Fisher-Yates shuffle from the front that stops after `k` steps: for
 *    i = 0 … k-1, draw j below (length - i) and swap the entries i and i + j. The selection is the first `k` entries.
 */
export class RandomWords {
  private block = Buffer.alloc(0);
  private nextBlock = 0;
  private offset = 0;

  constructor(private readonly seed: string) {}

  /** A whole number from 0 to below `limit`, every one equally likely; `limit` is from 1 to 2^32. */
  below(limit: number): number {
    const fair = Math.floor(2 ** 32 / limit) * limit;
    let word = this.word();
    while (word >= fair) word = this.word();
    return word % limit;
  }

  /** `count` entries in random order, each at most once. The list itself is left as it is. */
  select<T>(list: readonly T[], count: number): T[] {
    const entries = [...list];
    for (let i = 0; i < count; i++) {
      const j = i + this.below(entries.length - i);
      [entries[i], entries[j]] = [entries[j] as T, entries[i] as T];
    }
    return entries.slice(0, count);
  }

  private word(): number {
    if (this.offset === this.block.length) {
      this.block = createHash('sha256').update(`${this.seed}:${this.nextBlock}`, 'utf8').digest();
      this.nextBlock += 1;
      this.offset = 0;
    }
    const word = this.block.readUInt32BE(this.offset);
    this.offset += 4;
    return word;
  }
}
