import { type Round, type RoundPhase, roundPhase } from '#contests';
import { formatDayMonth } from '#kernel';
import { shortName } from '../../edge/round-name.js';
import type { StageState } from '../view-models.js';

/** A round as one stage of its contest. */
export interface RoundStage {
  name: string;
  /** "21/10 – 27/10": its first and its last day. */
  dates: string;
  state: StageState;
}

/** A paused round is not past: it goes on. */
const STATES: Readonly<Record<RoundPhase, StageState>> = {
  before: 'future',
  open: 'current',
  paused: 'current',
  pending: 'past',
  published: 'past',
  annulled: 'past',
};

export function roundStage(round: Round, now: Date): RoundStage {
  return {
    name: shortName(round),
    dates: `${formatDayMonth(round.opensAt)} – ${formatDayMonth(new Date(round.closesAt.getTime() - 1))}`,
    state: STATES[roundPhase(round, now)],
  };
}
