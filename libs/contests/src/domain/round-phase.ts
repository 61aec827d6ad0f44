import type { Round } from '../entities/round.entity.js';

/** Where a round stands for contestants, by the clock and by its state. */
export type RoundPhase = 'before' | 'open' | 'paused' | 'pending' | 'published' | 'annulled';

type Times = Pick<Round, 'opensAt' | 'closesAt' | 'state'>;

const CLOSED: readonly Round['state'][] = ['closing', 'settling', 'ranked', 'approved'];

/** Whether a round's results are public; what has been published stays so, whatever the clock says. */
export function isPublished({ state }: Pick<Round, 'state'>): boolean {
  return state === 'published' || state === 'archived';
}

/** The phase of a round at an instant. The interval is half-open: at `closesAt` the round is closed. */
export function roundPhase(round: Times, now: Date): RoundPhase {
  if (round.state === 'annulled' || round.state === 'paused') return round.state;
  if (isPublished(round)) return 'published';
  // What has been closed stays closed, also where the demo's clock was moved back.
  if (CLOSED.includes(round.state)) return 'pending';
  if (now < round.opensAt) return 'before';
  return now < round.closesAt ? 'open' : 'pending';
}

/** The round that people ask about first: the open one, else the next, else the last. */
export function roundOfInterest<R extends Times>(rounds: readonly R[], now: Date): R | undefined {
  return (
    rounds.find((round) => roundPhase(round, now) === 'open') ??
    rounds.find((round) => roundPhase(round, now) === 'before') ??
    rounds.at(-1)
  );
}
