import { cleanText, DAY_MS, formatDate, localParts, parseLocal, toLocalIso } from '#kernel';
import { z } from 'zod';
import { meantMoment } from './meant-moment.js';
import { endInstant, readMoment, startInstant, type TimeKind } from './moment.js';
import { choice, settings } from './setting.js';
import { quoted } from './shown-value.js';

/**
 * A time that a plan gives only roughly ("cuối tháng 12/2024"), with the half-open interval that it stands for. Nothing
 * is decided by it: it is printed, and shifted along with everything else.
 */
export interface Period {
  says: keyof typeof SAYS;
  opens: string;
  closes: string;
}

const SAYS = {
  day: 'ngày …',
  before: 'trước ngày …',
  month: 'trong tháng …',
  'month-start': 'đầu tháng …',
  'month-middle': 'giữa tháng …',
  'month-end': 'cuối tháng …',
  'year-end': 'cuối năm …',
} as const;

const FORMS = 'viết dạng “ngày 28/8/2021”, “trước ngày 14/10/2024”, “trong tháng 11/2024”, “cuối tháng 12/2024” hoặc “cuối năm 2021”';

/** Days of the month, first and last (0: the last of the month), that the words stand for. */
const PARTS_OF_MONTH: Record<string, { says: Period['says']; first: number; last: number }> = {
  trong: { says: 'month', first: 1, last: 0 },
  đầu: { says: 'month-start', first: 1, last: 10 },
  giữa: { says: 'month-middle', first: 11, last: 20 },
  cuối: { says: 'month-end', first: 21, last: 0 },
};

export function readPeriod(text: string): Period | undefined {
  const trimmed = cleanText(text).toLowerCase();
  const inMonth = /^(trong|đầu|giữa|cuối) tháng (\d{1,2})\/(\d{4})$/.exec(trimmed);
  if (inMonth) {
    const part = PARTS_OF_MONTH[inMonth[1] as string];
    const month = Number(inMonth[2]);
    const year = Number(inMonth[3]);
    if (!part || month < 1 || month > 12) return undefined;
    const lastDay = part.last === 0 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : part.last;
    return period(part.says, localDate(year, month, part.first), localDate(year, month, lastDay + 1));
  }
  const atYearEnd = /^cuối năm (\d{4})$/.exec(trimmed);
  if (atYearEnd) return period('year-end', localDate(Number(atYearEnd[1]), 12, 1), localDate(Number(atYearEnd[1]) + 1, 1, 1));
  const before = /^trước (?:ngày )?(.+)$/.exec(trimmed);
  const written = readMoment(before?.[1] ?? trimmed);
  if (typeof written === 'string' || !written.isDateOnly || written.isEndOfDay) return undefined;
  const day = written.instant;
  return before ? period('before', day, day) : period('day', day, new Date(day.getTime() + DAY_MS));
}

/** The rough time that somebody meant, in a form that plans take: "tháng 12 năm 2024" is "trong tháng 12/2024". */
function meantPeriod(text: string): string | undefined {
  const clean = cleanText(text).toLowerCase();
  const [, part = 'trong', month, year] = /^(?:(trong|đầu|giữa|cuối) )?(?:tháng )?(\d{1,2})(?: năm | ?[-/.] ?)(\d{4})$/.exec(clean) ?? [];
  const moment = meantMoment(clean);
  const meant =
    month === undefined ? moment && `${/^trước /.test(clean) ? 'trước ngày' : 'ngày'} ${moment.day}` : `${part} tháng ${month}/${year}`;
  return meant !== undefined && readPeriod(meant) ? meant : undefined;
}

const localDate = (year: number, month: number, day: number): Date => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return parseLocal(date.toISOString().slice(0, 10)) as Date;
};

const period = (says: Period['says'], opens: Date, closes: Date): Period => ({
  says,
  opens: toLocalIso(opens),
  closes: toLocalIso(closes),
});

/** A rough time of a plan; in a stored rule set it stands with its interval. */
export function periodSetting(title: string): z.ZodType<Period, string | Period> {
  const stored = settings({ says: choice('Cách nói', SAYS), opens: startInstant('Từ'), closes: endInstant('Đến trước') });
  const written = z
    .string()
    .max(60)
    .meta({ description: FORMS, time: 'period' satisfies TimeKind })
    .transform((text, context): Period => {
      const result = readPeriod(text);
      if (result) return result;
      const meant = meantPeriod(text);
      const right = meant === undefined ? FORMS : `hãy viết “${meant}”`;
      context.issues.push({ code: 'custom', message: `${quoted(text)} không đọc được thành thời gian; ${right}`, input: text });
      return z.NEVER;
    });
  return z.union([written, stored]).meta({ title, description: FORMS, time: 'period' satisfies TimeKind });
}

/** "cuối tháng 12/2024": the words again. After a shift, the month is the one in which the middle of the interval lies. */
export function formatPeriod({ says, opens, closes }: Period): string {
  const middle = localParts(new Date((Date.parse(opens) + Date.parse(closes)) / 2));
  switch (says) {
    case 'day':
      return `ngày ${formatDate(new Date(opens))}`;
    case 'before':
      return `trước ngày ${formatDate(new Date(closes))}`;
    case 'year-end':
      return `cuối năm ${middle.year}`;
    default:
      return SAYS[says].replace('…', `${middle.month}/${middle.year}`);
  }
}
