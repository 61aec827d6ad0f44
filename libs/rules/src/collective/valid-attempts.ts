import { formatNumber } from '#kernel';
import { settings } from '../plan/setting.js';
import { NOT_VALID } from './attempt-shares.js';
import { eachUnit, unitMetric } from './unit-metric.js';

export const validAttempts = unitMetric({
  code: 'valid-attempts',
  version: 1,
  label: 'Số lượt thi hợp lệ',
  decidesEveryTie: false,
  turnout: 'attempts',
  isShare: false,
  compares: 'số lượt thi hợp lệ',
  args: settings({}),
  describe: () => 'Đơn vị có nhiều lượt thi hợp lệ hơn xếp trên.',
  values: eachUnit(({ validAttempts }) => validAttempts),
  say: (value) => `${formatNumber(value)} lượt hợp lệ`,
  source: {
    adds: 'attempts',
    shares: (_args, rows) => rows.map(({ isValid }) => (isValid ? { adds: 1 } : { adds: 0, why: NOT_VALID })),
    value: (_args, sum) => sum,
    formula: (_args, sum, { attempts }) => `${formatNumber(sum)} lượt hợp lệ trong ${formatNumber(attempts)} lượt đã nộp bài`,
  },
});
