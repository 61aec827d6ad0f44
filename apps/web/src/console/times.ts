import { countdown, DAY_MS, formatDate, formatDayMonth, formatTime, formatWeekday, localParts, startOfLocalDay } from '#kernel';

/** "9:30 thứ Hai, 28/10"; with the year where it is another than the present one. */
export function shortMoment(instant: Date, now: Date): string {
  return `${formatTime(instant)} ${formatWeekday(instant)}, ${shortDate(instant, now)}`;
}

/** "9:30, 28/10": in tables, where the day of the week is too long. */
export function timeAndDate(instant: Date, now: Date): string {
  return `${formatTime(instant)}, ${shortDate(instant, now)}`;
}

/** "28/10"; with the year where it is another than the present one. */
export function shortDate(instant: Date, now: Date): string {
  return localParts(instant).year === localParts(now).year ? formatDayMonth(instant) : formatDate(instant);
}

/** "3 ngày 22 giờ 48 phút"; units that are zero in front are left out. */
export function timeLeft(from: Date, to: Date): string {
  const { days, hours, minutes } = countdown(from, to);
  const units = [days > 0 ? `${days} ngày` : '', days > 0 || hours > 0 ? `${hours} giờ` : '', `${minutes} phút`];
  return units.filter(Boolean).join(' ');
}

/** Until when something must be done: "Hạn 17:00 hôm nay". Urgent is what is due today or should have been done. */
export function dueBy(instant: Date, now: Date): { due: string; isUrgent: boolean } {
  const days = Math.round((startOfLocalDay(instant).getTime() - startOfLocalDay(now).getTime()) / DAY_MS);
  if (instant <= now) return { due: `Đã quá hạn ${shortMoment(instant, now)}`, isUrgent: true };
  if (days === 0) return { due: `Hạn ${formatTime(instant)} hôm nay`, isUrgent: true };
  if (days === 1) return { due: `Hạn ${formatTime(instant)} ngày mai`, isUrgent: false };
  return { due: `Hạn ${shortMoment(instant, now)}`, isUrgent: false };
}
