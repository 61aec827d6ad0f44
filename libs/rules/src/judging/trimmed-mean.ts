import { settings } from '../plan/setting.js';
import { aggregation } from './aggregation.js';
import { roundHalfUp } from './half-up.js';

export const trimmedMean = aggregation({
  code: 'trimmed-mean',
  version: 1,
  label: 'Trung bình cộng sau khi bỏ điểm cao nhất và thấp nhất',
  minimumJudges: 3,
  args: settings({}),
  describe: () =>
    'Điểm của bài dự thi là trung bình cộng điểm của các giám khảo sau khi bỏ một điểm cao nhất và một điểm thấp nhất, làm tròn đến phần nghìn.',
  combine(_args, totals) {
    const kept = totals.toSorted((a, b) => a - b).slice(1, -1);
    return roundHalfUp(
      kept.reduce((sum, total) => sum + total, 0),
      kept.length,
    );
  },
});
