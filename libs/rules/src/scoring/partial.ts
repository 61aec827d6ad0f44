import { settings } from '../plan/setting.js';
import { creditRule } from './credit-rule.js';
import { formatPoints } from './format-points.js';
import { pointsSetting } from './points-setting.js';

/** Each right option earns an equal share of the points, each wrong one takes a share away, never below zero. */
export const partial = creditRule({
  code: 'partial',
  version: 1,
  label: 'Đúng từng phần được từng phần điểm',
  needsDifficulty: false,
  args: settings({ points: pointsSetting('Điểm mỗi câu').default(1) }),
  describe: ({ points }) =>
    `Mỗi câu trả lời đúng hoàn toàn được ${formatPoints(points)} điểm. Câu có nhiều phương án đúng thì chia đều điểm ấy cho các phương án đúng: chọn một phương án đúng được một phần, chọn một phương án sai bị trừ một phần. Điểm của một câu không thấp hơn 0 và làm tròn xuống đến phần nghìn; câu bỏ trống không được điểm.`,
  points({ points }, chosen, right) {
    let shares = 0;
    for (const option of chosen) shares += right.has(option) ? 1 : -1;
    return Math.floor((Math.round(points * 1000) * Math.max(0, shares)) / right.size) / 1000;
  },
  full: ({ points }) => points,
});
