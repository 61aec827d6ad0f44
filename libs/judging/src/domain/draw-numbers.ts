import { randomInt } from 'node:crypto';

const SMALLEST_RANGE = 900;
const ROOM = 10;

/**
 * So many different entry numbers, drawn by chance from at least ten times as many, so that a number tells neither when an
 * entry came nor how many there are to the last. Those that are drawn together have as many digits.
 */
export function drawNumbers(count: number, taken: ReadonlySet<number>): number[] {
  const all = count + taken.size;
  const [known] = taken;
  let lowest = known === undefined ? 100 : 10 ** (String(known).length - 1);
  // Who comes later gets a number like the others as long as there is room: more digits would say that it came later.
  while (9 * lowest < (known === undefined ? Math.max(SMALLEST_RANGE, all * ROOM) : all * 2)) lowest *= 10;
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const number = randomInt(lowest, 10 * lowest);
    if (!taken.has(number)) drawn.add(number);
  }
  return [...drawn];
}
