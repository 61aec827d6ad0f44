import { settings } from '../plan/setting.js';
import { aggregation } from './aggregation.js';
import { roundHalfUp } from './half-up.js';

export const median = aggregation({
  code: 'median',
  version: 1,
  label: 'Điểm đứng giữa',
  minimumJudges: 1,
  args: settings({}),
  describe: () =>
    'Điểm của bài dự thi là điểm đứng giữa khi xếp điểm của các giám khảo từ thấp đến cao; số giám khảo là số chẵn thì lấy trung bình cộng của hai điểm đứng giữa, làm tròn đến phần nghìn.',
  combine(_args, totals) {
    const sorted = totals.toSorted((a, b) => a - b);
    const below = sorted[Math.floor((sorted.length - 1) / 2)] as number;
    const above = sorted[Math.floor(sorted.length / 2)] as number;
    return roundHalfUp(below + above, 2);
  },
});
