import { cleanText, parseLocal } from '#kernel';

const YEAR_FIRST = /(?<!\d)(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})(?!\d)/;
const DAY_FIRST = /(?<!\d)(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})(?!\d)/;
const IN_WORDS = /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,? năm |\/|-)(\d{4})(?!\d)/;
const TOGETHER = /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/;
const TIME = /(?<![\d/.-])(\d{1,2}) ?(?:[:hg]|giờ) ?(\d{2})?(?::\d{2})?(?!\d)/;
const AFTER_NOON = /chiều|tối|đêm|\bpm\b/;

/**
 * The time that somebody meant, in a form that plans take: "12/31/2026" is "31/12/2026", "31-12-26 lúc 8 giờ sáng" is
 * "08:00 31/12/2026". Undefined when no existing day can be made out.
 */
export function meantMoment(text: string): { day: string; time?: string } | undefined {
  const clean = cleanText(text).toLowerCase();
  const found = readDay(clean);
  if (!found) return undefined;
  const rest = clean.replace(found.written, ' ');
  const time = TIME.exec(rest);
  // A number that is no part of the time may mean anything.
  if (/\d/.test(time ? rest.replace(time[0], '') : rest)) return undefined;
  if (!time) return { day: found.day };
  const hour = Number(time[1]) + (AFTER_NOON.test(rest) && Number(time[1]) < 12 ? 12 : 0);
  const minute = time[2] ?? '00';
  return hour <= 24 && Number(minute) < 60 ? { day: found.day, time: `${two(hour)}:${minute}` } : undefined;
}

/** The day in a text as "31/12/2026": day first, but also where the month was written first. */
function readDay(text: string): { written: string; day: string } | undefined {
  const yearFirst = YEAR_FIRST.exec(text) ?? TOGETHER.exec(text);
  const dayFirst = yearFirst ? null : (DAY_FIRST.exec(text) ?? IN_WORDS.exec(text));
  const [written, year, a, b] = yearFirst ?? (dayFirst ? [dayFirst[0], dayFirst[3], dayFirst[2], dayFirst[1]] : []);
  if (written === undefined || year === undefined) return undefined;
  const [month, day] = Number(a) > 12 ? [Number(b), Number(a)] : [Number(a), Number(b)];
  const whole = year.length === 2 ? `20${year}` : year;
  const exists = parseLocal(`${whole}-${two(month)}-${two(day)}`) !== undefined && Number(whole) >= 2000 && Number(whole) <= 2100;
  return exists ? { written, day: `${two(day)}/${two(month)}/${whole}` } : undefined;
}

const two = (part: number): string => String(part).padStart(2, '0');
