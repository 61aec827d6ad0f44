import type { Round } from '#contests';

/** States in which a round takes attempts, or will. */
const TO_COME: readonly Round['state'][] = ['draft', 'checked', 'scheduled', 'open', 'paused'];

/** Whether nothing of a round can change any more. */
export function isOver({ state, closesAt }: Pick<Round, 'state' | 'closesAt'>, now: Date): boolean {
  return !TO_COME.includes(state) || closesAt <= now;
}

/** Whether people may still choose for whom they count: until the last round closes; always where there are no rounds. */
export function mayChooseUnit(rounds: readonly Pick<Round, 'state' | 'closesAt'>[], now: Date): boolean {
  return rounds.length === 0 || rounds.some((round) => !isOver(round, now));
}
