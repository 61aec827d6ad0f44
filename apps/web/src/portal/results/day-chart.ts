import { capitalise, DAY_MS, formatDate, formatDayMonth, formatNumber, formatWeekday, localDay, parseLocal } from '#kernel';
import type { DayChartView } from '../view-models.js';
import type { CountedAs } from './counted-as.js';

const BOX = { width: 1000, height: 100 };
const GAP = 0.22;
/** A picture of more days says nothing on a phone; the table has them all. */
const MOST_DAYS = 62;
/** No contest is open for longer; bad data ends here. */
const MOST_ROWS = 1_000;

/** Attempts begun, or entries sent, on local days, from the first to the last of them; days without any are part of it. Undefined where there are none. */
export function dayChart(
  days: readonly { day: string; attempts: number }[],
  { isEntries }: Pick<CountedAs, 'isEntries'>,
): DayChartView | undefined {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return undefined;
  const counts = new Map(days.map(({ day, attempts }) => [day, attempts]));
  const all: { at: Date; attempts: number; total: number }[] = [];
  let total = 0;
  for (let ms = (parseLocal(first) as Date).getTime(); all.length < MOST_ROWS; ms += DAY_MS) {
    const at = new Date(ms);
    if (localDay(at) > last) break;
    const attempts = counts.get(localDay(at)) ?? 0;
    total += attempts;
    all.push({ at, attempts, total });
  }
  const shown = all.slice(-MOST_DAYS);
  const best = all.reduce((most, one) => (one.attempts > most.attempts ? one : most));
  const step = BOX.width / shown.length;
  const highest = Math.max(1, ...shown.map(({ attempts }) => attempts));
  const [counted, noun] = isEntries ? ['bài dự thi gửi', 'bài'] : ['lượt thi bắt đầu', 'lượt'];
  return {
    description: `${formatNumber(total)} ${counted} trong ${formatNumber(all.length)} ngày; nhiều nhất ${formatNumber(best.attempts)} ${noun}, ${formatWeekday(best.at)} ${formatDate(best.at)}.`,
    bars: shown.map(({ attempts }, at) => {
      const height = (attempts * BOX.height) / highest;
      return {
        x: tenths(at * step + (step * GAP) / 2),
        width: tenths(step * (1 - GAP)),
        y: tenths(BOX.height - height),
        height: tenths(height),
      };
    }),
    label: isEntries ? 'Bài dự thi' : 'Lượt thi',
    most: `Cao nhất ${formatNumber(best.attempts)} ${noun} một ngày`,
    first: formatDayMonth(shown[0]?.at ?? best.at),
    last: formatDayMonth(shown.at(-1)?.at ?? best.at),
    rows: all.map((one) => ({
      day: `${capitalise(formatWeekday(one.at))}, ${formatDate(one.at)}`,
      attempts: formatNumber(one.attempts),
      total: formatNumber(one.total),
    })),
  };
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}
