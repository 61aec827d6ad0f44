import { createHash } from 'node:crypto';

/** Nobody waits longer than this after the opening. */
export const LONGEST_TURN_MS = 20_000;
/** Papers that one machine hands out in a second without anybody noticing; measured by `bench exam`, with room to spare. */
const STARTS_PER_SECOND = 150;

interface Opening {
  opensAt: Date;
  closesAt: Date;
  /** Time that a sitting has. */
  minutes: number;
}

/**
 * How long after the opening somebody is let in, so that a crowd does not come through the door at once. Always the same for
 * the same registration and round. It costs nobody time, since that runs from the start; where the round's end would cut a
 * sitting short by it, there is no spreading at all.
 * @param registration whose turn it is
 * @param expected how many may come: few need no spreading
 */
export function openingTurnMs(registration: string, round: string, expected: number, { opensAt, closesAt, minutes }: Opening): number {
  const spread = Math.min(LONGEST_TURN_MS, Math.floor((expected * 1000) / STARTS_PER_SECOND));
  if (opensAt.getTime() + spread + minutes * 60_000 > closesAt.getTime()) return 0;
  const chance = createHash('sha256').update(`${round} ${registration}`).digest().readUInt32BE() / 2 ** 32;
  return Math.floor(chance * spread);
}
