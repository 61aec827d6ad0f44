import { formatDate, localParts, parseLocal } from '#kernel';

/** Years to which the clock may be moved: sessions, codes and files keep making sense there. */
const YEARS = { first: 2000, last: 2100 };

/** An instant that the clock may show, or the sentence that says what is wrong with it. */
export type MomentReading = { instant: Date } | { fault: string };

/** Reads an event's instant as the page sent it: "2024-11-04T02:30:00.000Z". */
export function readInstant(text: string): MomentReading {
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) ? new Date(text) : undefined;
  if (!instant || Number.isNaN(instant.getTime())) return { fault: 'Hãy chọn một sự kiện trong danh sách, hoặc gõ ngày giờ.' };
  return within(instant);
}

/**
 * Reads a day and a time as people type them: "04/11/2024" and "9:30" or "9h30"; without a time it is the day's first moment.
 * @param now for the example of a refusal
 */
export function readDayAndTime(day: string, time: string, now: Date): MomentReading {
  const [, date, month, year] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(day) ?? [];
  if (date === undefined || month === undefined || year === undefined) return { fault: `Hãy viết ngày dạng ${formatDate(now)}.` };
  const [, hours, minutes = '0'] = /^\s*(\d{1,2})\s*(?:[:hg.]\s*(\d{1,2})?)?\s*$/i.exec(time.trim() === '' ? '0' : time) ?? [];
  if (hours === undefined) return { fault: 'Hãy viết giờ dạng 9:30.' };
  const instant = parseLocal(`${year}-${two(month)}-${two(date)} ${two(hours)}:${two(minutes)}`);
  if (!instant)
    return { fault: `Không có ${Number(hours)}:${two(minutes)} ngày ${two(date)}/${two(month)}/${year}. Hãy xem lại ngày và giờ.` };
  return within(instant);
}

function within(instant: Date): MomentReading {
  const { year } = localParts(instant);
  if (year < YEARS.first || year > YEARS.last) return { fault: `Hãy chọn năm từ ${YEARS.first} đến ${YEARS.last}.` };
  return { instant };
}

function two(part: string): string {
  return part.padStart(2, '0');
}
