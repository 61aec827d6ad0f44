import { formatPercent } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { unitCondition } from './unit-condition.js';
import { meanShare } from './unit-facts.js';

export const minimumMean = unitCondition({
  code: 'minimum-mean',
  version: 1,
  label: 'Kết quả trung bình tối thiểu',
  args: settings({ percent: whole('Phần trăm điểm tối đa', { min: 1, max: 100 }) }),
  describe: ({ percent }) => `Điểm trung bình của các lượt thi hợp lệ đạt ít nhất ${percent}% điểm tối đa.`,
  lacks({ percent }, facts) {
    const mean = meanShare(facts);
    if (mean === null) return 'chưa có lượt thi hợp lệ';
    return mean * 100 >= percent ? undefined : `điểm trung bình mới đạt ${formatPercent(mean)} điểm tối đa, cần ít nhất ${percent}%`;
  },
});
