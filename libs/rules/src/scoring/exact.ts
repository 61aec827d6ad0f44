import { settings } from '../plan/setting.js';
import { creditRule } from './credit-rule.js';
import { formatPoints } from './format-points.js';
import { isExact } from './is-exact.js';
import { pointsSetting } from './points-setting.js';

/** All or nothing: exactly the right options, no more and no fewer. */
export const exact = creditRule({
  code: 'exact',
  version: 1,
  label: 'Đúng hoàn toàn mới có điểm',
  needsDifficulty: false,
  args: settings({ points: pointsSetting('Điểm mỗi câu').default(1) }),
  describe: ({ points }) =>
    `Mỗi câu trả lời đúng được ${formatPoints(points)} điểm; câu trả lời sai hoặc bỏ trống không được điểm và không bị trừ điểm.`,
  points: ({ points }, chosen, right) => (isExact(chosen, right) ? points : 0),
  full: ({ points }) => points,
});
