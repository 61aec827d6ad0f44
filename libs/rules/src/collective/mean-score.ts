import { formatPercent } from '#kernel';
import { settings } from '../plan/setting.js';
import { eachUnit, unitMetric } from './unit-metric.js';
import { meanShare } from './unit-facts.js';

export const meanScore = unitMetric({
  code: 'mean-score',
  version: 1,
  label: 'Kết quả trung bình',
  decidesEveryTie: false,
  turnout: 'people',
  isShare: true,
  compares: 'kết quả trung bình của các lượt thi hợp lệ',
  args: settings({}),
  needsQuiz: () => true,
  describe: () => 'Đơn vị có điểm trung bình của các lượt thi hợp lệ cao hơn xếp trên.',
  values: eachUnit(meanShare),
  say: (value) => `${formatPercent(value)} điểm tối đa`,
});
