import { settings } from '../plan/setting.js';
import { aggregation } from './aggregation.js';

export const mean = aggregation({
  code: 'mean',
  version: 1,
  label: 'Trung bình cộng',
  args: settings({}),
  describe: () => 'Điểm của bài dự thi là trung bình cộng điểm của các giám khảo, làm tròn đến phần nghìn.',
  combine: (_args, totals) => Math.round(totals.reduce((sum, total) => sum + total, 0) / totals.length),
});
