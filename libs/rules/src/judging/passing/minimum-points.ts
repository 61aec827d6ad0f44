import { settings } from '../../plan/setting.js';
import { formatPoints } from '../../scoring/format-points.js';
import { pointsSetting } from '../points-setting.js';
import { passRule } from './pass-rule.js';

export const minimumPoints = passRule({
  code: 'minimum-points',
  version: 1,
  label: 'Đạt điểm tối thiểu',
  needsVote: false,
  hangsOnOthers: false,
  args: settings({ points: pointsSetting('Số điểm', { min: 0.001 }) }),
  describe: ({ points }) => `Bài đạt từ ${formatPoints(points)} điểm trở lên.`,
  unfit: ({ points }, { fullScore }) =>
    Math.round(points * 1000) <= fullScore
      ? undefined
      : `không bài nào đạt được ${formatPoints(points)} điểm vì điểm tối đa là ${formatPoints(fullScore / 1000)}; hãy ghi points không quá số ấy`,
  passes: ({ points }, candidates) => candidates.map(({ total }) => total >= Math.round(points * 1000)),
});
