import { formatDate, formatEnd, formatMoment, localParts } from '#kernel';
import type { Moment } from '../plan/moment.js';
import type { NameOf } from '../plan/strategy.js';

/** A beginning as people say it: midnight is the day ("ngày 01/09/2024"), an event's day is named by the event. */
export function formatStartOf(moment: Moment, nameOf: NameOf): string {
  if (typeof moment !== 'string') return formatEventDay(moment.days, nameOf('events', moment.event));
  const instant = new Date(moment);
  const { hour, minute, second } = localParts(instant);
  return hour === 0 && minute === 0 && second === 0 ? `ngày ${formatDate(instant)}` : formatMoment(instant);
}

/** The end of a half-open interval as people say it: "hết ngày 30/10/2024". */
export function formatEndOf(moment: Moment, nameOf: NameOf): string {
  if (typeof moment !== 'string')
    return moment.days === 0
      ? `trước ngày ${nameOf('events', moment.event)}`
      : `hết ${formatEventDay(moment.days - 1, nameOf('events', moment.event))}`;
  return formatEnd(new Date(moment));
}

function formatEventDay(days: number, event: string): string {
  if (days === 0) return `ngày ${event}`;
  return days === 1 ? `ngày liền sau ngày ${event}` : `ngày thứ ${days} sau ngày ${event}`;
}
