import { hash } from 'node:crypto';

const BLOCK_BYTES = 32;
const WORD_BYTES = 4;

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
  /** 32 bytes, a character each: making a short text is several times as fast as making a buffer. */
  private block = '';
  private nextBlock = 0;
  private offset = BLOCK_BYTES;

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
    if (this.offset === BLOCK_BYTES) {
      this.block = hash('sha256', `${this.seed}:${this.nextBlock}`, 'binary');
      this.nextBlock += 1;
      this.offset = 0;
    }
    const { block, offset: at } = this;
    this.offset += WORD_BYTES;
    const word =
      (block.charCodeAt(at) << 24) | (block.charCodeAt(at + 1) << 16) | (block.charCodeAt(at + 2) << 8) | block.charCodeAt(at + 3);
    return word >>> 0;
  }
}
