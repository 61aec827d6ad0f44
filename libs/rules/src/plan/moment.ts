import { cleanText, DAY_MS, formatDate, MINUTE_MS, parseLocal, startOfLocalDay, toLocalIso } from '#kernel';
import { z } from 'zod';
import { meantMoment } from './meant-moment.js';
import { reference } from './reference.js';
import { settings, whole } from './setting.js';
import { quoted, shownValue } from './shown-value.js';

/**
 * An instant in a rule set: always "2024-10-21T10:00:00+07:00", readable in the database and on paper, exact for a
 * program. A plain "2024-08-12" is a fact about a document (its date) and never moves when a plan is shifted.
 */
export type Instant = string;

/**
 * An instant that hangs on an event: the first moment of the local day that lies `days` after the event's day, or the time
 * of day `at` ("08:00") on it. "24:00" is the end of that day.
 */
export interface EventMoment {
  event: string;
  days: number;
  at?: string | undefined;
}

export type Moment = Instant | EventMoment;

/** When the events of a plan happened, by code; ISO strings or anything else that `Date` reads unambiguously. */
export type Events = Readonly<Record<string, Date | string>>;

const DATE = String.raw`(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4}))`;
const TIME = String.raw`(\d{1,2})(?:[:hg](\d{2})|[hg])(?::(\d{2}))?['’′]?`;
const DATE_FIRST = new RegExp(`^(hết ngày |hết )?(?:ngày )?${DATE}(?:[T ]+${TIME}(?:\\+07:00)?)?$`);
const TIME_FIRST = new RegExp(`^${TIME},? (?:ngày )?${DATE}$`);

/** A day and a month alone. */
const NO_YEAR = /(?:^|[^\d/.-])\d{1,2}[-/.]\d{1,2}$/;

export const MOMENT_FORMS = 'viết dạng 2024-10-21 10:00 hoặc 10:00 21/10/2024';
const END_FORMS = 'viết dạng 2024-10-30 16:30, hoặc “hết ngày 30/10/2024”';

export interface WrittenMoment {
  instant: Date;
  /** Nothing but a date was written. */
  isDateOnly: boolean;
  /** The end of a day was meant: "hết ngày". The instant is the first one of the next day, since intervals are half-open. */
  isEndOfDay: boolean;
}

/**
 * Reads a time of Vietnam as a plan writes it: "2024-10-21 10:00", "10h00 ngày 21/10/2024", "hết ngày 30/10/2024",
 * "2024-10-30 24:00", "21/10/2024", "16h30' ngày 06/10/2024", "8 giờ 30 phút, ngày 21 tháng 10 năm 2024".
 * @returns the Vietnamese reason when it is no such time or the day does not exist
 */
export function readMoment(text: string): WrittenMoment | string {
  const trimmed = cleanText(text)
    .toLowerCase()
    .replace(/t(?=\d)/, 'T')
    .replace(
      /(\d) ?giờ(?: ?(\d{1,2})(?: ?phút)?)?(?= |,|$)/,
      (_all, hour: string, minute?: string) => `${hour}h${minute === undefined ? '' : two(minute)}`,
    )
    .replace(/(\d{1,2}) tháng (\d{1,2}) năm (\d{4})/, '$1/$2/$3');
  const dateFirst = DATE_FIRST.exec(trimmed);
  const timeFirst = dateFirst ? null : TIME_FIRST.exec(trimmed);
  const wrong = `${quoted(text)} không phải là thời điểm`;
  if (!dateFirst && !timeFirst) return NO_YEAR.test(trimmed) ? `${wrong}: thiếu năm` : wrong;
  const [dateParts, timeParts] = dateFirst
    ? [dateFirst.slice(2, 8), dateFirst.slice(8, 11)]
    : [(timeFirst as string[]).slice(4, 10), (timeFirst as string[]).slice(1, 4)];
  const isEndOfDay = dateFirst?.[1] !== undefined;
  const isDateOnly = timeParts[0] === undefined;
  if (isEndOfDay && !isDateOnly) return `${wrong}: đã có giờ thì không viết “hết ngày”`;
  const [year, month, day] =
    dateParts[0] === undefined ? [dateParts[5], dateParts[4], dateParts[3]] : [dateParts[0], dateParts[1], dateParts[2]];
  const date = `${year}-${two(month)}-${two(day)}`;
  const midnight = parseLocal(date);
  if (!midnight) return `${wrong}: ${whyNoDay(Number(day), Number(month), Number(year))}`;
  if (Number(year) < 2000 || Number(year) > 2100) return `${wrong}: năm phải từ 2000 đến 2100`;
  if (isDateOnly) return { instant: isEndOfDay ? new Date(midnight.getTime() + DAY_MS) : midnight, isDateOnly, isEndOfDay };
  const instant = parseLocal(`${date} ${two(timeParts[0])}:${two(timeParts[1])}:${two(timeParts[2])}`);
  if (!instant) return `${wrong}: giờ chỉ từ 00:00 đến 24:00`;
  return { instant, isDateOnly, isEndOfDay };
}

const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');

function whyNoDay(day: number, month: number, year: number): string {
  if (month < 1 || month > 12) return `không có tháng ${month}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `không có ngày ${day}/${month}/${year}${day > last ? `, tháng ấy chỉ có ${last} ngày` : ''}`;
}

/** What a setting of time stands for, told in its meta: a beginning, an end, a document's day or a rough period. */
export type TimeKind = 'start' | 'end' | 'day' | 'period';

function instantSchema(title: string, forms: string, time: TimeKind, refuse: (written: WrittenMoment, text: string) => string | undefined) {
  const read = (text: string): string | Date => {
    const written = readMoment(text);
    if (typeof written === 'string') return `${written}; ${adviceFor(text, time) ?? forms}`;
    return refuse(written, text) ?? written.instant;
  };
  return z
    .string()
    .max(60)
    .superRefine((text, context) => {
      const result = read(text);
      if (typeof result === 'string') context.addIssue({ code: 'custom', message: result });
    })
    .overwrite((text) => {
      const result = read(text);
      return typeof result === 'string' ? text : toLocalIso(result);
    })
    .meta({ title, description: forms, time });
}

/** How to write the very time that was meant; undefined when it cannot be made out. */
function adviceFor(text: string, kind: TimeKind): string | undefined {
  const meant = meantMoment(text);
  if (!meant) return nearestAdvice(cleanText(text));
  if (meant.time !== undefined && kind !== 'day') return `hãy viết ${meant.time} ${meant.day}`;
  return kind === 'end' ? `hãy viết “hết ngày ${meant.day}”, hoặc ghi cả giờ: 16:30 ${meant.day}` : `hãy viết ${meant.day}`;
}

/** What is missing, or the last day of the month that was meant: where no whole day was written that exists. */
function nearestAdvice(text: string): string | undefined {
  if (NO_YEAR.test(text)) return `hãy viết cả năm sau “${text}”`;
  const [, year, month] = /^(\d{4})-(\d{1,2})-\d{1,2}(?!\d)/.exec(text) ?? [];
  const [, otherMonth, otherYear] = /^(?:.*\D)?\d{1,2}[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text) ?? [];
  const [y, m] = [Number(year ?? otherYear), Number(month ?? otherMonth)];
  if (!(m >= 1 && m <= 12 && y >= 2000 && y <= 2100)) return undefined;
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `ngày cuối tháng ấy là ${last}/${two(String(m))}/${y}`;
}

/** A beginning or a plain point in time; a date alone is its first moment. */
export function startInstant(title: string): z.ZodString {
  return instantSchema(title, MOMENT_FORMS, 'start', ({ isEndOfDay, instant }, text) =>
    isEndOfDay
      ? `${quoted(text)} là lúc kết thúc, ở đây cần lúc bắt đầu; hãy viết ${formatDate(instant)} nếu bắt đầu từ ngày hôm sau`
      : undefined,
  );
}

/**
 * The end of a half-open interval: the first instant that no longer belongs to it. A date alone would leave open whether
 * that day still counts, so it is refused.
 */
export function endInstant(title: string): z.ZodString {
  return instantSchema(title, END_FORMS, 'end', ({ isDateOnly, isEndOfDay }, text) =>
    isDateOnly && !isEndOfDay ? `${quoted(text)} chưa nói ngày ấy có được tính không; ${adviceFor(text, 'end') ?? END_FORMS}` : undefined,
  );
}

/** What is wrong with a time of day, and how to write it: "8h" is 08:00. */
export function timeOfDaySentence(written: unknown, forms: string): string {
  const [, hour, minute = '00'] = /^(\d{1,2}) ?(?:[:hg]|giờ) ?(\d{2})?$/.exec(cleanText(String(written)).toLowerCase()) ?? [];
  const isTime = hour !== undefined && parseLocal(`2024-01-01 ${two(hour)}:${minute}`) !== undefined;
  return `${shownValue(written)} không phải là giờ; ${isTime ? `hãy viết ${two(hour)}:${minute}` : `giờ phải viết ${forms}`}`;
}

const event = { event: reference('events'), days: whole('Số ngày sau sự kiện', { min: 0, max: 366 }).default(0) };

const eventStart = settings({
  ...event,
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: ({ input }) => timeOfDaySentence(input, 'dạng 08:00, từ 00:00 đến 23:59') })
    .meta({ title: 'Lúc', description: 'Giờ trong ngày, ví dụ 08:00; không ghi là từ đầu ngày.' })
    .optional(),
});

const eventEnd = settings({
  ...event,
  at: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: ({ input }) => timeOfDaySentence(input, 'dạng 17:00, từ 00:00 đến 24:00') })
    .meta({ title: 'Lúc', description: 'Giờ trong ngày, ví dụ 17:00; 24:00 là hết ngày ấy; không ghi là hết ngày liền trước.' })
    .optional(),
});

type MomentSchema = z.ZodUnion<readonly [z.ZodString, typeof eventStart]>;

/** A beginning that may hang on an event of the plan: "từ 8h00 ngày liền sau ngày ban hành Thể lệ" is `{ event: ban-hanh-the-le, days: 1, at: 08:00 }`. */
export function startMoment(title: string): MomentSchema {
  return z.union([startInstant(title), eventStart]).meta({ title, description: MOMENT_FORMS, time: 'start' satisfies TimeKind });
}

/** An end that may hang on an event of the plan. */
export function endMoment(title: string): MomentSchema {
  return z.union([endInstant(title), eventEnd]).meta({ title, description: END_FORMS, time: 'end' satisfies TimeKind });
}

/** A calendar date that is a fact about a document ("ngày 12/8/2024"), kept as "2024-08-12". */
export function documentDate(title: string): z.ZodString {
  const forms = 'viết dạng 2024-08-12 hoặc 12/8/2024';
  const read = (text: string): { day: string } | { wrong: string } => {
    const written = readMoment(text);
    const right = adviceFor(text, 'day') ?? forms;
    if (typeof written === 'string') return { wrong: `${written}; ${right}` };
    if (!written.isDateOnly || written.isEndOfDay) return { wrong: `${quoted(text)} có cả giờ, ở đây chỉ cần ngày; ${right}` };
    return { day: toLocalIso(written.instant).slice(0, 10) };
  };
  return z
    .string()
    .max(60)
    .superRefine((text, context) => {
      const result = read(text);
      if ('wrong' in result) context.addIssue({ code: 'custom', message: result.wrong });
    })
    .overwrite((text) => {
      const result = read(text);
      return 'day' in result ? result.day : text;
    })
    .meta({ title, description: forms, time: 'day' satisfies TimeKind });
}

/** The instant of a moment in epoch milliseconds; null while the event that it hangs on has not happened. */
export function momentMs(moment: Moment, events: Events): number | null {
  if (typeof moment === 'string') return Date.parse(moment);
  const happened = events[moment.event];
  if (happened === undefined) return null;
  const [hours, minutes] = (moment.at ?? '00:00').split(':').map(Number) as [number, number];
  return startOfLocalDay(new Date(happened)).getTime() + moment.days * DAY_MS + (hours * 60 + minutes) * MINUTE_MS;
}
