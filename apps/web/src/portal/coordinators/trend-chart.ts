import { capitalise, DAY_MS, formatDate, formatDayMonth, formatNumber, formatWeekday, localDay, parseLocal } from '#kernel';
import type { TrendView } from '../view-models.js';

const BOX = { width: 1000, height: 100 };
/** A picture of more days says nothing on a phone. */
const MOST_DAYS = 62;
const GAP = 0.22;

/** People who took part for the first time, by day, from the first of them up to today: days without anybody are part of it. */
export function trendChart(days: readonly { day: string; people: number }[], now: Date): TrendView | undefined {
  const [first] = days;
  if (!first) return undefined;
  const all = daysUpTo(first.day, localDay(now), new Map(days.map(({ day, people }) => [day, people])));
  const shown = all.slice(-MOST_DAYS);
  const most = Math.max(...shown.map(({ people }) => people), 1);
  const step = BOX.width / shown.length;
  const total = all.reduce((sum, { people }) => sum + people, 0);
  return {
    description: `${formatNumber(total)} người dự thi lần đầu, theo ngày; nhiều nhất ${formatNumber(most)} người một ngày.`,
    bars: shown.map(({ people }, at) => {
      const height = (people * BOX.height) / most;
      return {
        x: round(at * step + (step * GAP) / 2),
        width: round(step * (1 - GAP)),
        y: round(BOX.height - height),
        height: round(height),
      };
    }),
    first: formatDayMonth(dayOf(shown[0])),
    last: formatDayMonth(dayOf(shown.at(-1))),
    most: `Cao nhất ${formatNumber(most)} người một ngày`,
    rows: all
      .map((one) => ({ day: `${capitalise(formatWeekday(dayOf(one)))}, ${formatDate(dayOf(one))}`, people: one.people, total: one.total }))
      .toReversed()
      .map(({ day, people, total: sum }) => ({ day, people: formatNumber(people), total: formatNumber(sum) })),
  };
}

interface Day {
  day: string;
  people: number;
  /** Up to and with the day. */
  total: number;
}

function daysUpTo(first: string, last: string, people: ReadonlyMap<string, number>): Day[] {
  const days: Day[] = [];
  let total = 0;
  const end = last < first ? first : last;
  for (let at = (parseLocal(first) as Date).getTime(); days.length < 1000; at += DAY_MS) {
    const day = localDay(new Date(at));
    if (day > end) break;
    const count = people.get(day) ?? 0;
    total += count;
    days.push({ day, people: count, total });
  }
  return days;
}

function dayOf(day: Day | undefined): Date {
  return parseLocal(day?.day ?? '') as Date;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
