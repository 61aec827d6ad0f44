import { formatNumber, formatPercent } from '#kernel';
import { settings } from '../plan/setting.js';
import { formatPoints } from '../scoring/format-points.js';
import { NOT_VALID } from './attempt-shares.js';
import { eachUnit, unitMetric } from './unit-metric.js';
import { meanShare, mostThousandths } from './unit-facts.js';

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
  source: {
    adds: 'thousandths',
    shares: (_args, rows) => rows.map(({ isValid, thousandths }) => (isValid ? { adds: thousandths } : { adds: 0, why: NOT_VALID })),
    value: (_args, sum, facts) => meanShare({ ...facts, thousandths: sum }),
    formula: (_args, sum, facts) =>
      `${formatPoints(sum / 1000)} điểm của ${formatNumber(facts.validAttempts)} lượt hợp lệ, chia cho ${formatPoints((mostThousandths(facts) ?? 0) / 1000)} điểm nếu mọi lượt ấy đều đúng hết`,
  },
});
