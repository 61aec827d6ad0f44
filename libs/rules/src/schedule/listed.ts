import { z } from 'zod';
import { endMoment, startMoment, type Moment } from '../plan/moment.js';
import { code, line, settings } from '../plan/setting.js';
import { formatEndOf, formatStartOf } from './format-moment.js';
import { roundPlan } from './round-plan.js';

/** Rounds one by one. */
export const listed = roundPlan({
  code: 'listed',
  version: 1,
  label: 'Liệt kê từng đợt',
  args: settings({
    rounds: z
      .array(
        settings({
          code: code().meta({ title: 'Mã đợt' }),
          name: line('Tên đợt', 'Ví dụ “Tuần thứ Nhất”.'),
          opens: startMoment('Mở lúc'),
          closes: endMoment('Đóng lúc'),
          publishes: startMoment('Công bố kết quả lúc').optional(),
        }),
      )
      .min(1)
      .max(200)
      .meta({ title: 'Các đợt thi' }),
  }),
  describe({ rounds }, nameOf) {
    const time = (opens: Moment, closes: Moment): string => `từ ${formatStartOf(opens, nameOf)} đến ${formatEndOf(closes, nameOf)}`;
    const [only] = rounds;
    if (only && rounds.length === 1) return `Có một đợt thi, ${time(only.opens, only.closes)}.`;
    return `Có ${rounds.length} đợt thi: ${rounds.map(({ name, opens, closes }) => `${name} ${time(opens, closes)}`).join('; ')}.`;
  },
  rounds: ({ rounds }) => rounds.map((round, at) => ({ ...round, at: ['rounds', at] })),
});
