import { THRESHOLDS } from './thresholds.js';

/** One minute of one unit, and what happened everywhere else. */
export interface BusyMinute {
  attempts: number;
  /** Different browsers; one that is not known counts as its own. */
  devices: number;
  /** All of the unit in the round, this minute included. */
  ofUnit: number;
  /** Of all other units: in this minute, in its hour, in the round. */
  elsewhereInMinute: number;
  elsewhereInHour: number;
  elsewhere: number;
}

/**
 * How many attempts of the unit one would expect in the minute: its size, spread like everybody else's. So the opening minute
 * and the evening are nobody's fault. At least one: a small round says little about minutes.
 */
export function usualOf({ ofUnit, elsewhereInMinute, elsewhereInHour, elsewhere }: BusyMinute): number {
  if (elsewhere === 0) return 1;
  return Math.max(1, (ofUnit * Math.max(elsewhereInMinute, elsewhereInHour / 60)) / elsewhere);
}

/** Whether somebody should look at the minute. */
export function isBurst(minute: BusyMinute): boolean {
  const { attempts, ownDevices, timesUsual } = THRESHOLDS.burst;
  const least = minute.devices * 2 <= minute.attempts ? attempts : ownDevices;
  return minute.attempts >= least && minute.attempts >= timesUsual * usualOf(minute);
}
