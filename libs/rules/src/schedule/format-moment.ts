import { formatDate, formatEnd, formatMoment, localParts } from '#kernel';
import type { EventMoment, Moment } from '../plan/moment.js';
import type { NameOf } from '../plan/strategy.js';

/** A beginning as people say it: midnight is the day ("ngày 01/09/2024"), an event's day is named by the event. */
export function formatStartOf(moment: Moment, nameOf: NameOf): string {
  if (typeof moment !== 'string') return formatEventMoment(moment, nameOf('events', moment.event));
  const instant = new Date(moment);
  const { hour, minute, second } = localParts(instant);
  return hour === 0 && minute === 0 && second === 0 ? `ngày ${formatDate(instant)}` : formatMoment(instant);
}

/** The end of a half-open interval as people say it: "hết ngày 30/10/2024". */
export function formatEndOf(moment: Moment, nameOf: NameOf): string {
  if (typeof moment === 'string') return formatEnd(new Date(moment));
  const { days, at = '00:00' } = moment;
  const name = nameOf('events', moment.event);
  if (at === '24:00') return `hết ${formatEventDay(days, name)}`;
  if (at !== '00:00') return formatEventMoment(moment, name);
  return days === 0 ? `trước ngày ${name}` : `hết ${formatEventDay(days - 1, name)}`;
}

/** "8:00 ngày liền sau ngày ban hành Thể lệ"; hours without a leading zero, as elsewhere. */
function formatEventMoment({ days, at = '00:00' }: EventMoment, event: string): string {
  const day = formatEventDay(days, event);
  return at === '00:00' ? day : `${at.replace(/^0/, '')} ${day}`;
}

function formatEventDay(days: number, event: string): string {
  if (days === 0) return `ngày ${event}`;
  return days === 1 ? `ngày liền sau ngày ${event}` : `ngày thứ ${days} sau ngày ${event}`;
}
