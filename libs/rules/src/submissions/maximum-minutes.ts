import { formatDuration, formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

/** The length of what came on a disc is left to the judges. */
export const maximumMinutes = submissionCondition({
  code: 'maximum-minutes',
  version: 1,
  label: 'Thời lượng tối đa',
  args: settings({ minutes: whole('Số phút', { min: 1, max: 600 }) }),
  describe: ({ minutes }) => `Tác phẩm dự thi có thời lượng không quá ${formatNumber(minutes)} phút.`,
  refuses({ minutes }, { seconds, isOnPaper }) {
    if (seconds === null) return isOnPaper ? undefined : 'Chưa biết thời lượng của tác phẩm. Hãy ghi thời lượng rồi gửi lại.';
    return seconds <= minutes * 60
      ? undefined
      : `Tác phẩm dài ${formatDuration(Math.ceil(seconds) * 1000)}, chỉ được tối đa ${formatNumber(minutes)} phút. Hãy rút ngắn rồi gửi lại.`;
  },
});
