import { createHash } from 'node:crypto';
import { radixOrder } from './radix-order.js';

const BYTES = 32;
/** So many bytes of a seal make a whole number that a float holds exactly. */
const KEY_BYTES = 6;
const PER_UPDATE = 1_024;

/** The seals of a round gathered one by one, for `drawSeedOf` of a million of them: 32 bytes each instead of a string. */
export class GatheredSeals {
  private bytes = Buffer.allocUnsafe(BYTES * 1_024);
  private count = 0;

  /** @param seal a SHA-256 in hexadecimal @throws RangeError for anything else */
  add(seal: string): void {
    const from = this.count * BYTES;
    if (from === this.bytes.length) this.bytes = Buffer.concat([this.bytes, Buffer.allocUnsafe(from)]);
    if (seal.length !== 2 * BYTES || this.bytes.write(seal, from, 'hex') !== BYTES) throw new RangeError(`“${seal}” is no seal`);
    this.count += 1;
  }

  /** The same text as `drawSeedOf` makes of the seals. */
  drawSeed(): string {
    const order = this.inOrder();
    const hash = createHash('sha256');
    for (let from = 0; from < order.length; from += PER_UPDATE) {
      let text = '';
      for (const at of order.subarray(from, from + PER_UPDATE)) text += `${this.bytes.toString('hex', at * BYTES, (at + 1) * BYTES)}\n`;
      hash.update(text);
    }
    return hash.digest('hex');
  }

  private inOrder(): Uint32Array {
    const order = new Uint32Array(this.count);
    const keys = new Float64Array(this.count);
    for (let at = 0; at < this.count; at += 1) {
      order[at] = at;
      keys[at] = this.bytes.readUIntBE(at * BYTES, KEY_BYTES);
    }
    radixOrder(order, keys);
    this.settleAlike(order, keys);
    return order;
  }

  /** Puts those in order whose first bytes are alike: hardly any. */
  private settleAlike(order: Uint32Array, keys: Float64Array): void {
    for (let from = 0; from < order.length;) {
      let to = from + 1;
      while (to < order.length && keys[order[to] as number] === keys[order[from] as number]) to += 1;
      if (to - from > 1) order.subarray(from, to).sort((a, b) => this.compare(a, b));
      from = to;
    }
  }

  private compare(a: number, b: number): number {
    return this.bytes.compare(this.bytes, b * BYTES, (b + 1) * BYTES, a * BYTES, (a + 1) * BYTES);
  }
}
