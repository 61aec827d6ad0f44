/**
 * Times as people in Vietnam say them. The zone is Asia/Ho_Chi_Minh, UTC+7 without summer time since 13 June 1975, so the
 * arithmetic is exact without a time-zone library for every instant that a contest can have.
 */
const OFFSET_MS = 7 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;
export const MINUTE_MS = 60 * 1000;

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

/** The parts of an instant as a wall clock in Vietnam shows them; `month` is 1 to 12, `weekday` 0 (Sunday) to 6. */
export interface LocalParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

export function localParts(instant: Date): LocalParts {
  const shifted = new Date(instant.getTime() + OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
  };
}

/**
 * The instant of a local date and time: "2024-10-21", "2024-10-21 10:00", "2024-10-21T10:00:30". A date alone is its
 * first moment; "24:00" is the first moment of the next day.
 * @returns undefined when the text is not such a time or the day does not exist (30 February).
 */
export function parseLocal(text: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part: string | undefined) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const midnight = Date.UTC(year, month - 1, day);
  const check = new Date(midnight);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return undefined;
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  if (!isEndOfDay && (hour > 23 || minute > 59 || second > 59)) return undefined;
  return new Date(midnight - OFFSET_MS + ((hour * 60 + minute) * 60 + second) * 1000);
}

/** "2024-10-21": the local calendar day of an instant. */
export function localDay(instant: Date): string {
  const p = localParts(instant);
  return `${p.year}-${two(p.month)}-${two(p.day)}`;
}

/** The first moment of the local day in which the instant lies. */
export function startOfLocalDay(instant: Date): Date {
  return new Date(Math.floor((instant.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS);
}

/** "2024-10-21T10:00:00+07:00", for data that people read. */
export function toLocalIso(instant: Date): string {
  const p = localParts(instant);
  return `${localDay(instant)}T${two(p.hour)}:${two(p.minute)}:${two(p.second)}+07:00`;
}

/** "21/10/2024" */
export function formatDate(instant: Date): string {
  const p = localParts(instant);
  return `${two(p.day)}/${two(p.month)}/${p.year}`;
}

/** "21/10" */
export function formatDayMonth(instant: Date): string {
  const p = localParts(instant);
  return `${two(p.day)}/${two(p.month)}`;
}

/** "10:00"; hours without a leading zero ("9:30"), as people say them. */
export function formatTime(instant: Date): string {
  const p = localParts(instant);
  return `${p.hour}:${two(p.minute)}`;
}

/** "10:42:07" */
export function formatTimeWithSeconds(instant: Date): string {
  const p = localParts(instant);
  return `${p.hour}:${two(p.minute)}:${two(p.second)}`;
}

/** "thứ Hai" */
export function formatWeekday(instant: Date): string {
  return WEEKDAYS[localParts(instant).weekday] as string;
}

/** "10:00 thứ Hai, 21/10/2024" */
export function formatMoment(instant: Date): string {
  return `${formatTime(instant)} ${formatWeekday(instant)}, ${formatDate(instant)}`;
}

/** "10:58:31 thứ Năm, 31/10/2024" */
export function formatMomentWithSeconds(instant: Date): string {
  return `${formatTimeWithSeconds(instant)} ${formatWeekday(instant)}, ${formatDate(instant)}`;
}

/** The start of an interval as people say it: a day that begins at midnight is the day alone ("thứ Ba, 10/11/2026"). */
export function formatStart(start: Date): string {
  if (startOfLocalDay(start).getTime() === start.getTime()) return `${formatWeekday(start)}, ${formatDate(start)}`;
  return formatMoment(start);
}

/**
 * The end of a half-open interval as people say it: an end at midnight is the whole day before it
 * ("hết ngày 30/10/2024"), any other end is its moment ("9:30 thứ Hai, 28/10/2024").
 */
export function formatEnd(end: Date): string {
  const p = localParts(end);
  if (p.hour === 0 && p.minute === 0 && p.second === 0) return `hết ngày ${formatDate(new Date(end.getTime() - 1))}`;
  return formatMoment(end);
}

/** When an interval begins, behind a verb: "(mở) lúc 10:00 thứ Hai, 21/10/2024", "(mở) từ thứ Ba, 10/11/2026". */
export function formatAtStart(start: Date): string {
  const said = formatStart(start);
  return said === formatMoment(start) ? `lúc ${said}` : `từ ${said}`;
}

/** When a half-open interval ends, behind a verb: "(đóng) lúc 9:30 thứ Hai, 28/10/2024", "(đóng) khi hết ngày 30/10/2024". */
export function formatAtEnd(end: Date): string {
  const said = formatEnd(end);
  return said === formatMoment(end) ? `lúc ${said}` : `khi ${said}`;
}

/**
 * "ngày 05 tháng 9 năm 2024": the date line of administrative documents. Days under 10 and the months 1 and 2 get a
 * leading zero (Decree 30/2020/NĐ-CP, annex I).
 */
export function formatDocumentDate(instant: Date): string {
  const p = localParts(instant);
  return `ngày ${two(p.day)} tháng ${p.month < 3 ? two(p.month) : p.month} năm ${p.year}`;
}

/** The distance to a later instant as days, hours, minutes and seconds; zero when it has passed. */
export function countdown(from: Date, to: Date): { days: number; hours: number; minutes: number; seconds: number } {
  const left = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
  return {
    days: Math.floor(left / 86400),
    hours: Math.floor((left % 86400) / 3600),
    minutes: Math.floor((left % 3600) / 60),
    seconds: left % 60,
  };
}

/** "6 phút 12 giây", "45 giây", "1 giờ 05 phút": a duration in milliseconds, for people. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} giây`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} phút ${two(seconds % 60)} giây`;
  return `${Math.floor(seconds / 3600)} giờ ${two(Math.floor((seconds % 3600) / 60))} phút`;
}
