import { capitalise, DAY_MS, formatDayMonth, formatNumber, formatTime, formatWeekday, MINUTE_MS, startOfLocalDay } from '#kernel';
import type { AreaChartView } from '../view-models.js';

const HOUR_MS = 60 * MINUTE_MS;
/** Up to this long, a picture by the hour says more than one by the day. */
const BY_HOUR_UP_TO_MS = 2 * DAY_MS;
/** The picture's box is 1000 × 100; the line keeps off its edges. */
const BOX = { width: 1000, height: 100, bottom: 98, top: 6 };
/** Where the first and the last label stand, in percent: in line with the panel's other text. */
const LABELS = { first: 2.4, last: 97.6, most: 6 };

/** How many attempts were started in an hour; `at` is an ISO instant. */
export interface HourCount {
  at: string;
  attempts: number;
}

interface Bucket {
  start: Date;
  count: number;
}

/**
 * Attempts over time as an area: by the hour in the first two days, by the local day afterwards. Hours in which nobody
 * started are part of the picture. Undefined before anything has been counted.
 */
export function attemptsOverTime(hours: readonly HourCount[], { from, to }: { from: Date; to: Date }): AreaChartView | undefined {
  if (hours.length === 0 || to <= from) return undefined;
  const isByHour = isDrawnByHour({ from, to });
  const buckets = isByHour ? byHour(hours, from, to) : byDay(hours, from, to);
  const name = isByHour ? formatTime : formatDayMonth;
  const most = Math.max(...buckets.map(({ count }) => count));
  if (most === 0) return undefined;
  const points = buckets.map(({ count }, at) => `${x(at, buckets.length)} ${y(count, most)}`);
  const line = points.length > 1 ? points.join('L') : `0 ${y(most, most)}L${BOX.width} ${y(most, most)}`;
  return {
    description: describe(buckets, isByHour),
    linePath: `M${line}`,
    areaPath: `M${line}L${BOX.width} ${BOX.height}L0 ${BOX.height}Z`,
    ticks: ticksOf(buckets.map(({ start }) => name(start))),
    table: {
      summary: isByHour ? 'Xem số theo giờ' : 'Xem số theo ngày',
      view: {
        label: isByHour ? 'Số lượt thi bắt đầu theo giờ' : 'Số lượt thi bắt đầu theo ngày',
        columns: [{ label: isByHour ? 'Giờ' : 'Ngày' }, { label: 'Lượt thi', isNumber: true }],
        rows: buckets.map(({ start, count }) => ({
          cells: [
            { text: isByHour ? hourName(start) : dayName(start), isHead: true },
            { text: formatNumber(count), isNumber: true },
          ],
        })),
      },
    },
  };
}

/** Whether the picture of this span goes by the hour. */
export function isDrawnByHour({ from, to }: { from: Date; to: Date }): boolean {
  return to.getTime() - from.getTime() <= BY_HOUR_UP_TO_MS;
}

function byHour(hours: readonly HourCount[], from: Date, to: Date): Bucket[] {
  const first = Math.floor(from.getTime() / HOUR_MS) * HOUR_MS;
  return buckets(hours, first, to.getTime(), HOUR_MS);
}

function byDay(hours: readonly HourCount[], from: Date, to: Date): Bucket[] {
  return buckets(hours, startOfLocalDay(from).getTime(), to.getTime(), DAY_MS);
}

function buckets(hours: readonly HourCount[], first: number, end: number, step: number): Bucket[] {
  const counts = Array.from({ length: Math.max(1, Math.ceil((end - first) / step)) }, () => 0);
  for (const { at, attempts } of hours) {
    const place = Math.floor((Date.parse(at) - first) / step);
    if (place >= 0 && place < counts.length) counts[place] = (counts[place] ?? 0) + attempts;
  }
  return counts.map((count, place) => ({ start: new Date(first + place * step), count }));
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
const x = (at: number, of: number): string => round(of > 1 ? (at * BOX.width) / (of - 1) : 0);
const y = (count: number, most: number): string => round(BOX.bottom - ((BOX.bottom - BOX.top) * count) / most);

/** At most six labels, the first and the last among them, each under its point. */
function ticksOf(names: string[]): AreaChartView['ticks'] {
  const last = names.length - 1;
  const step = Math.max(1, Math.ceil(last / (LABELS.most - 1)));
  const shown = names.map((_name, at) => at).filter((at) => at === last || (at % step === 0 && last - at >= step / 2));
  return shown.map((at) => {
    const place = last === 0 ? 0 : (at * 100) / last;
    const anchor = at === 0 ? 'start' : at === last ? 'end' : 'middle';
    return { label: names[at] ?? '', x: `${round(Math.min(LABELS.last, Math.max(LABELS.first, place)))}%`, anchor };
  });
}

function describe(all: Bucket[], isByHour: boolean): string {
  const best = all.reduce((most, bucket) => (bucket.count > most.count ? bucket : most));
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const when = isByHour ? hourName(best.start) : dayName(best.start);
  return `${formatNumber(total)} lượt thi bắt đầu, theo ${isByHour ? 'giờ' : 'ngày'}; nhiều nhất ${formatNumber(best.count)} lượt, ${when}.`;
}

function hourName(start: Date): string {
  return `${formatTime(start)} đến ${formatTime(new Date(start.getTime() + HOUR_MS))}, ${formatDayMonth(start)}`;
}

function dayName(start: Date): string {
  return `${capitalise(formatWeekday(start))}, ${formatDayMonth(start)}`;
}
