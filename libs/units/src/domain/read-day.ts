import { cleanText } from '#kernel';

/** "2026-07-01" of "1/7/2026", "01.07.2026" or "2026-07-01"; undefined when it is no day of the calendar. */
export function readDay(typed: string): string | undefined {
  const text = cleanText(typed);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const spoken = /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})$/.exec(text);
  const [year = '', month = '', day = ''] = iso ? iso.slice(1) : spoken ? spoken.slice(1).toReversed() : [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) && Number(year) >= 1900 ? written : undefined;
}

/** "01/07/2026" of "2026-07-01" */
export function spokenDay(day: string): string {
  return day.split('-').toReversed().join('/');
}
