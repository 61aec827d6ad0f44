import { randomInt } from 'node:crypto';

const SMALLEST_RANGE = 900;
const ROOM = 10;

/**
 * So many different entry numbers, drawn by chance from at least ten times as many, so that a number tells neither when an
 * entry came nor how many there are to the last. All have as many digits.
 */
export function drawNumbers(count: number, taken: ReadonlySet<number>): number[] {
  let lowest = 100;
  while (9 * lowest < Math.max(SMALLEST_RANGE, (count + taken.size) * ROOM)) lowest *= 10;
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const number = randomInt(lowest, 10 * lowest);
    if (!taken.has(number)) drawn.add(number);
  }
  return [...drawn];
}
