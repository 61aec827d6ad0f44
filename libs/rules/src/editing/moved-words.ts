import { DAY_MS, localParts } from '#kernel';
import { readMoment } from '../plan/moment.js';
import { readPeriod } from '../plan/period.js';

/** Words inside a time of a plan, and what stands in their place once the time is moved. */
export interface MovedWords {
  from: string;
  to: string;
}

/** "2024-10-21", "21/10/2024", "21 tháng 10 năm 2024": what stands between the numbers stays. */
const DATES = [
  /(?<year>\d{4})(?<first>-)(?<month>\d{1,2})(?<second>-)(?<day>\d{1,2})/,
  /(?<day>\d{1,2})(?<first>\/)(?<month>\d{1,2})(?<second>\/)(?<year>\d{4})/,
  /(?<day>\d{1,2})(?<first>\s+\D\S*\s+)(?<month>\d{1,2})(?<second>\s+\D\S*\s+)(?<year>\d{4})/,
];

/** The date inside a written moment, and the one that many days later; undefined where no moment can be read. */
export function movedMoment(text: string, days: number): MovedWords | undefined {
  return typeof readMoment(text) === 'string' ? undefined : movedDate(text, days);
}

/** The same for a rough time: a month or year becomes the one in which the middle of the moved interval lies. */
export function movedPeriod(text: string, days: number): MovedWords | undefined {
  const period = readPeriod(text);
  if (!period) return undefined;
  if (period.says === 'day' || period.says === 'before') return movedDate(text, days);
  const middle = localParts(new Date((Date.parse(period.opens) + Date.parse(period.closes)) / 2 + days * DAY_MS));
  const [from = '', month] = /(?:(\d{1,2})\/)?\d{4}/.exec(text) ?? [];
  return { from, to: month === undefined ? String(middle.year) : `${written(middle.month, !month.startsWith('0'))}/${middle.year}` };
}

function movedDate(text: string, days: number): MovedWords | undefined {
  const match = DATES.map((form) => form.exec(text)).find((one) => one !== null);
  if (!match) return undefined;
  const [from] = match;
  const { year = '', month = '', day = '', first = '', second = '' } = match.groups ?? {};
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + days));
  const isShort = [month, day].some((part) => part.length === 1);
  const [y, m, d] = [String(date.getUTCFullYear()), written(date.getUTCMonth() + 1, isShort), written(date.getUTCDate(), isShort)];
  return { from, to: from.startsWith(year) ? `${y}${first}${m}${second}${d}` : `${d}${first}${m}${second}${y}` };
}

/** Numbers keep the zeros with which they were written. */
function written(number: number, isShort: boolean): string {
  return isShort ? String(number) : String(number).padStart(2, '0');
}
