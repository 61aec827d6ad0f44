const START = 0x811c9dc5;
const PRIME = 0x01000193;

/** A 32-bit number for a short text, the same on every machine; not for secrets. */
export function hashText(text: string): number {
  let hash = START;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return scattered(hash);
}

/** A 32-bit number for `count` numbers in their order, from `from` on. */
export function hashRun(numbers: Uint32Array, from: number, count: number): number {
  let hash = START;
  for (let at = from; at < from + count; at++) hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ (numbers[at] as number), PRIME);
  return scattered(hash);
}

/** Spreads a hash evenly over all 32 bits, so that any range of it is a fair sample. */
function scattered(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
