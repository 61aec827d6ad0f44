import { formatNumber, formatPercent } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { unitCondition } from './unit-condition.js';

/** Compared as whole numbers, people × 100 against percent × head-count: no rounding can decide. */
export const minimumShare = unitCondition({
  code: 'minimum-share',
  version: 1,
  label: 'Tỷ lệ người dự thi tối thiểu',
  args: settings({ percent: whole('Phần trăm tổng số người', { min: 1, max: 100 }) }),
  describe: ({ percent }) => `Có ít nhất ${percent}% tổng số người của đơn vị tham gia dự thi.`,
  demand: ({ percent }, { people, headCount }) => ({
    of: 'people',
    asked: headCount === null || headCount <= 0 ? null : Math.ceil((percent * headCount) / 100),
    done: people,
  }),
  lacks({ percent }, { people, headCount }) {
    if (headCount === null || headCount <= 0) return 'chưa khai báo tổng số người của đơn vị';
    if (people * 100 >= percent * headCount) return undefined;
    return `mới có ${formatNumber(people)} trong ${formatNumber(headCount)} người dự thi (${formatPercent(people / headCount)}), cần ít nhất ${percent}%`;
  },
});
