import { localParts } from '#kernel';

/**
 * The day so many months after the last of the rounds has closed: "2026-10-28". The last day of a month that is too short
 * for it. Undefined without rounds.
 */
export function eraseDay(rounds: readonly { closesAt: Date }[], months: number): string | undefined {
  if (rounds.length === 0) return undefined;
  const { year, month, day } = localParts(new Date(Math.max(...rounds.map(({ closesAt }) => closesAt.getTime()))));
  const target = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(target / 12), (target % 12) + 1];
  const days = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${toYear}-${two(toMonth)}-${two(Math.min(day, days))}`;
}

/** The instant so many months before another, to the day. */
export function monthsBefore(instant: Date, months: number): Date {
  const before = new Date(instant);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}
