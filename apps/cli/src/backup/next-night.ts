import { DAY_MS, MINUTE_MS, startOfLocalDay } from '#kernel';

const HOUR_MS = 60 * MINUTE_MS;

/** The next instant at which clocks in Vietnam show the hour. */
export function nextNight(now: Date, hour: number): Date {
  const today = startOfLocalDay(now).getTime() + hour * HOUR_MS;
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}
