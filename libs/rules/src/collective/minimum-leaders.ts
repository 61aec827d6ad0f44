import { countInWords, formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { unitCondition } from './unit-condition.js';

export const minimumLeaders = unitCondition({
  code: 'minimum-leaders',
  version: 1,
  countsLeaders: true,
  label: 'Số lãnh đạo, quản lý dự thi tối thiểu',
  args: settings({ count: whole('Số người', { min: 1, max: 1000 }) }),
  describe: ({ count }) => `Trong số người dự thi của đơn vị có ít nhất ${countInWords(count)} công chức lãnh đạo, quản lý.`,
  demand: ({ count }, { leaders }) => ({ of: 'leaders', asked: count, done: leaders }),
  lacks({ count }, { leaders }) {
    if (leaders === null) return 'chưa xác nhận số lãnh đạo, quản lý dự thi';
    return leaders >= count ? undefined : `mới có ${formatNumber(leaders)} lãnh đạo, quản lý dự thi, cần ít nhất ${formatNumber(count)}`;
  },
});
