import { countInWords, formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { unitCondition } from './unit-condition.js';

export const minimumEntries = unitCondition({
  code: 'minimum-entries',
  version: 1,
  label: 'Số bài dự thi (lượt thi) tối thiểu',
  args: settings({ count: whole('Số bài', { min: 1, max: 1_000_000 }) }),
  describe: ({ count }) => `Đơn vị có ít nhất ${countInWords(count)} bài dự thi.`,
  least: ({ count }) => count,
  demand: ({ count }, { attempts }) => ({ of: 'entries', asked: count, done: attempts }),
  lacks: ({ count }, { attempts }) =>
    attempts >= count ? undefined : `mới có ${formatNumber(attempts)} bài dự thi, cần ít nhất ${formatNumber(count)}`,
});
