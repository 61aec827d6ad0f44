import { DAY_MS, formatAtEnd, formatEnd, formatMoment, toLocalIso } from '#kernel';
import { endInstant, startInstant } from '../plan/moment.js';
import { settings, whole } from '../plan/setting.js';
import { roundPlan } from './round-plan.js';

const WEEK_MS = 7 * DAY_MS;

/** Rounds that repeat every week, stated by the first: "4 tuần, từ 10h00 thứ Hai đến 9h30 thứ Hai tuần kế tiếp". */
export const weekly = roundPlan({
  code: 'weekly',
  version: 1,
  label: 'Hằng tuần',
  args: settings({
    count: whole('Số tuần', { min: 1, max: 60 }),
    opens: startInstant('Tuần đầu mở lúc'),
    closes: endInstant('Tuần đầu đóng lúc'),
    publishes: startInstant('Tuần đầu công bố kết quả lúc').optional(),
  }),
  describe({ count, opens, closes }) {
    const first = `từ ${formatMoment(new Date(opens))} đến ${formatEnd(new Date(closes))}`;
    if (count === 1) return `Có một tuần thi, ${first}.`;
    return `Có ${count} tuần thi; tuần thứ nhất ${first}, các tuần sau mở và đóng vào cùng giờ, cùng thứ của tuần kế tiếp; tuần cuối đóng ${formatAtEnd(after(closes, count - 1))}.`;
  },
  rounds: ({ count, opens, closes, publishes }) =>
    Array.from({ length: count }, (_, week) => ({
      code: `tuan-${week + 1}`,
      name: `Tuần ${week + 1}`,
      opens: toLocalIso(after(opens, week)),
      closes: toLocalIso(after(closes, week)),
      ...(publishes !== undefined && { publishes: toLocalIso(after(publishes, week)) }),
      at: [],
    })),
});

const after = (instant: string, weeks: number): Date => new Date(Date.parse(instant) + weeks * WEEK_MS);
