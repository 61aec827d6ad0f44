import { localDay } from '#kernel';

/** A birth date, or what is wrong and in which of the three fields. */
export type BirthDateReading = { date: string } | { fault: string; wrong: ('day' | 'month' | 'year')[] };

const OLDEST = 120;

/** Reads day, month and year as typed. `today` bounds the year. The result is a calendar day, "1962-07-07". */
export function readBirthDate(typed: { day: string; month: string; year: string }, today: Date): BirthDateReading {
  const [day, month, year] = [typed.day, typed.month, typed.year].map((text) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN)) as [
    number,
    number,
    number,
  ];
  const missing = (['day', 'month', 'year'] as const).filter((part) => typed[part].trim() === '');
  if (missing.length > 0) return { fault: `Hãy nhập đủ ngày, tháng, năm sinh.`, wrong: missing };
  if (!(month >= 1 && month <= 12)) return { fault: `Tháng sinh phải từ 1 đến 12. Bạn đã nhập ${typed.month.trim()}.`, wrong: ['month'] };
  const thisYear = Number(localDay(today).slice(0, 4));
  if (!(year >= thisYear - OLDEST && year <= thisYear)) {
    return {
      fault: `Năm sinh phải có bốn chữ số, từ ${thisYear - OLDEST} đến ${thisYear}. Bạn đã nhập ${typed.year.trim()}.`,
      wrong: ['year'],
    };
  }
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!(day >= 1 && day <= days))
    return { fault: `Tháng ${month} năm ${year} có ${days} ngày. Bạn đã nhập ngày ${typed.day.trim()}.`, wrong: ['day'] };
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (date > localDay(today)) return { fault: 'Ngày sinh chưa tới. Hãy xem lại.', wrong: ['day', 'month', 'year'] };
  return { date };
}
