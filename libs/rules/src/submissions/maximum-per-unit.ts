import { formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

export const maximumPerUnit = submissionCondition({
  code: 'maximum-per-unit',
  version: 1,
  label: 'Số bài tối đa của một đơn vị',
  needsUnit: true,
  args: settings({ count: whole('Số bài', { min: 1, max: 100_000 }) }),
  bounds: ({ count }) => ({ of: 'of-a-unit', most: count }),
  describe: ({ count }) => `Mỗi cơ quan, đơn vị, địa phương gửi không quá ${formatNumber(count)} bài dự thi.`,
  refuses({ count }, { othersOfUnit, isOnPaper }) {
    if (othersOfUnit === null) return 'Bài chưa ghi đơn vị dự thi. Hãy chọn đơn vị rồi gửi lại.';
    if (othersOfUnit < count) return undefined;
    if (isOnPaper) return `Mỗi đơn vị chỉ được gửi ${formatNumber(count)} bài dự thi và đơn vị này đã gửi đủ.`;
    return `Mỗi đơn vị chỉ được gửi ${formatNumber(count)} bài dự thi và đơn vị của bạn đã gửi đủ. Muốn gửi bài khác, đơn vị hãy rút một bài đã gửi khi còn hạn.`;
  },
});
