import type { Round } from '../entities/round.entity.js';

/** Where a round stands for contestants, by the clock and by its state. */
export const ROUND_PHASES = ['before', 'open', 'paused', 'pending', 'published', 'annulled'] as const;
export type RoundPhase = (typeof ROUND_PHASES)[number];

type Times = Pick<Round, 'opensAt' | 'closesAt' | 'state'> & Partial<Pick<Round, 'pausedFrom' | 'resumesAt'>>;

/** In these a round may rest. */
const PAUSABLE: readonly Round['state'][] = ['scheduled', 'open', 'paused'];

const CLOSED: readonly Round['state'][] = ['closing', 'settling', 'ranked', 'approved'];

/** In these a round's results are public. */
export const PUBLISHED_STATES: readonly Round['state'][] = ['published', 'archived'];

/** In these every attempt of a round is sealed, and none can come any more. */
const SEALED_STATES: readonly Round['state'][] = ['settling', 'ranked', 'approved', ...PUBLISHED_STATES];

/** Whether a round's results are public; what has been published stays so, whatever the clock says. */
export function isPublished({ state }: Pick<Round, 'state'>): boolean {
  return PUBLISHED_STATES.includes(state);
}

/** Whether a round's attempts are all sealed and none can come any more. An annulled round has none that count. */
export function isSealed({ state }: Pick<Round, 'state'>): boolean {
  return SEALED_STATES.includes(state);
}

/** Whether a round rests at an instant, by its times: at `resumesAt` it goes on, whatever the worker has noted by then. */
export function isPaused({ state, pausedFrom, resumesAt }: Pick<Times, 'state' | 'pausedFrom' | 'resumesAt'>, now: Date): boolean {
  if (!pausedFrom || !resumesAt) return state === 'paused';
  return PAUSABLE.includes(state) && pausedFrom <= now && now < resumesAt;
}

/** The phase of a round at an instant. The interval is half-open: at `closesAt` the round is closed. */
export function roundPhase(round: Times, now: Date): RoundPhase {
  if (round.state === 'annulled') return 'annulled';
  if (isPaused(round, now)) return 'paused';
  if (isPublished(round)) return 'published';
  // What has been closed stays closed, also where the demo's clock was moved back.
  if (CLOSED.includes(round.state)) return 'pending';
  if (now < round.opensAt) return 'before';
  return now < round.closesAt ? 'open' : 'pending';
}

/** The round that people ask about first: the open one (also while it rests), else the next, else the last. */
export function roundOfInterest<R extends Times>(rounds: readonly R[], now: Date): R | undefined {
  return (
    rounds.find((round) => ['open', 'paused'].includes(roundPhase(round, now))) ??
    rounds.find((round) => roundPhase(round, now) === 'before') ??
    rounds.at(-1)
  );
}
