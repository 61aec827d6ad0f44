import { formatNumber } from '#kernel';
import { settings } from '../plan/setting.js';
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
});
