import { DAY_MS, localParts, MINUTE_MS, startOfLocalDay } from '#kernel';

/** Nobody is written to in the evening and at night. */
const FROM_HOUR = 21;
const TO_HOUR = 7;

/** Whether it is a time at which nobody is written to: from 21:00 to 7:00. */
export function isQuiet(now: Date): boolean {
  const { hour } = localParts(now);
  return hour >= FROM_HOUR || hour < TO_HOUR;
}

/** When messages may leave: now, or at the end of the quiet hours. */
export function nextLoudMoment(now: Date): Date {
  if (!isQuiet(now)) return now;
  const midnight = startOfLocalDay(now).getTime() + (localParts(now).hour >= FROM_HOUR ? DAY_MS : 0);
  return new Date(midnight + TO_HOUR * 60 * MINUTE_MS);
}
