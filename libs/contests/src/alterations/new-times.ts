import { roundPhase } from '../domain/round-phase.js';
import { isSameRound } from '../domain/runs.js';
import type { Round } from '../entities/round.entity.js';
import { AlterationError } from './alteration.errors.js';

/** When something opens, closes and is made public; `publishesAt` null where no minute is promised. */
export interface RoundTimesWanted {
  opensAt: Date;
  closesAt: Date;
  publishesAt: Date | null;
}

type Known = Pick<Round, 'id' | 'partCode' | 'code' | 'name' | 'opensAt' | 'closesAt' | 'publishesAt' | 'state'> &
  Partial<Pick<Round, 'pausedFrom' | 'resumesAt'>>;

/** In these a round may still be extended and paused. */
const STILL_SAT: readonly Round['state'][] = ['scheduled', 'open', 'paused'];
/** From these a round may be annulled: also after its results were public, but not once it is filed. */
const MAY_BE_ANNULLED: readonly Round['state'][] = [...STILL_SAT, 'closing', 'settling', 'ranked', 'approved', 'published'];

/**
 * Refuses an extension that is none, or that runs into another round of the part.
 * @param others all rounds of the contest that are in force
 * @throws AlterationError NOT_ALTERABLE, NOT_LATER, IN_THE_PAST, PUBLISHES_TOO_EARLY, OVERLAPS
 */
export function checkExtension(
  round: Known,
  { closesAt, publishesAt }: Pick<RoundTimesWanted, 'closesAt' | 'publishesAt'>,
  others: readonly Known[],
  now: Date,
): void {
  if (!['before', 'open', 'paused'].includes(roundPhase(round, now))) throw new AlterationError('NOT_ALTERABLE');
  if (closesAt <= round.closesAt) throw new AlterationError('NOT_LATER');
  if (closesAt <= now) throw new AlterationError('IN_THE_PAST');
  checkPublication({ closesAt, publishesAt });
  checkOverlap(round, { opensAt: round.opensAt, closesAt }, others);
}

/**
 * Refuses a pause that is over before it begins, or begins after the round.
 * @throws AlterationError NOT_ALTERABLE, PAUSE_ENDS_EARLY, PAUSE_AFTER_CLOSING, IN_THE_PAST
 */
export function checkPause(round: Known, { from, until }: { from: Date; until: Date }, now: Date): void {
  if (!STILL_SAT.includes(round.state)) throw new AlterationError('NOT_ALTERABLE');
  if (from >= round.closesAt) throw new AlterationError('PAUSE_AFTER_CLOSING');
  if (until <= from) throw new AlterationError('PAUSE_ENDS_EARLY');
  if (until <= now) throw new AlterationError('IN_THE_PAST');
}

/**
 * Refuses an annulment of what cannot be annulled, and a new run that cannot stand where it should.
 * @throws AlterationError NOT_ALTERABLE, IN_THE_PAST, RUN_ENDS_EARLY, PUBLISHES_TOO_EARLY, OVERLAPS
 */
export function checkAnnulment(round: Known, run: RoundTimesWanted | null, others: readonly Known[], now: Date): void {
  if (!MAY_BE_ANNULLED.includes(round.state)) throw new AlterationError('NOT_ALTERABLE');
  if (!run) return;
  if (run.opensAt <= now) throw new AlterationError('IN_THE_PAST');
  if (run.closesAt <= run.opensAt) throw new AlterationError('RUN_ENDS_EARLY');
  checkPublication(run);
  checkOverlap(round, run, others);
}

function checkPublication({ closesAt, publishesAt }: Pick<RoundTimesWanted, 'closesAt' | 'publishesAt'>): void {
  if (publishesAt && publishesAt <= closesAt) throw new AlterationError('PUBLISHES_TOO_EARLY');
}

function checkOverlap(round: Known, { opensAt, closesAt }: Pick<RoundTimesWanted, 'opensAt' | 'closesAt'>, others: readonly Known[]): void {
  const inTheWay = others
    .filter((other) => other.partCode === round.partCode && !isSameRound(other, round) && other.state !== 'annulled')
    .find((other) => other.opensAt < closesAt && opensAt < other.closesAt);
  if (inTheWay) throw new AlterationError('OVERLAPS', { round: inTheWay.name });
}
