import { formatNumber } from '#kernel';
import { settings } from '../plan/setting.js';
import { unitMetric } from './unit-metric.js';

export const attempts = unitMetric({
  code: 'attempts',
  version: 1,
  label: 'Số lượt thi',
  decidesEveryTie: false,
  turnout: 'attempts',
  compares: 'số lượt thi',
  args: settings({}),
  describe: () => 'Đơn vị có nhiều lượt thi đã nộp bài hơn xếp trên.',
  value: (_args, facts) => facts.attempts,
  say: (value) => `${formatNumber(value)} lượt`,
});
