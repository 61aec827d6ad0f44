import { formatPercent } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { unitCondition } from './unit-condition.js';
import { mostThousandths } from './unit-facts.js';

/** Compared as whole numbers, thousandths × 100 against percent × what was to be had: no rounding can decide. */
export const minimumMean = unitCondition({
  code: 'minimum-mean',
  version: 1,
  label: 'Kết quả trung bình tối thiểu',
  needsQuiz: true,
  args: settings({ percent: whole('Phần trăm điểm tối đa', { min: 1, max: 100 }) }),
  describe: ({ percent }) => `Điểm trung bình của các lượt thi hợp lệ đạt ít nhất ${percent}% điểm tối đa.`,
  lacks({ percent }, facts) {
    const most = mostThousandths(facts);
    if (most === null) return 'chưa có lượt thi hợp lệ';
    if (facts.thousandths * 100 >= percent * most) return undefined;
    return `điểm trung bình mới đạt ${formatPercent(facts.thousandths / most)} điểm tối đa, cần ít nhất ${percent}%`;
  },
});
