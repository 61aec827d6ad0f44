import { settings } from '../plan/setting.js';
import { aggregation } from './aggregation.js';
import { roundHalfUp } from './half-up.js';

export const mean = aggregation({
  code: 'mean',
  version: 1,
  label: 'Trung bình cộng',
  minimumJudges: 1,
  args: settings({}),
  describe: () => 'Điểm của bài dự thi là trung bình cộng điểm của các giám khảo, làm tròn đến phần nghìn.',
  combine: (_args, totals) =>
    roundHalfUp(
      totals.reduce((sum, total) => sum + total, 0),
      totals.length,
    ),
});
