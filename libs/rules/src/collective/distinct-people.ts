import { formatNumber } from '#kernel';
import { settings } from '../plan/setting.js';
import { eachPersonOnce } from './attempt-shares.js';
import { eachUnit, unitMetric } from './unit-metric.js';

export const distinctPeople = unitMetric({
  code: 'distinct-people',
  version: 1,
  label: 'Số người dự thi',
  decidesEveryTie: false,
  turnout: 'people',
  isShare: false,
  compares: 'số người dự thi',
  args: settings({}),
  describe: () => 'Đơn vị có nhiều người dự thi hơn xếp trên; mỗi người có bài nộp được đếm một lần, dù thi nhiều lượt hay nhiều đợt.',
  values: eachUnit(({ people }) => people),
  say: (value) => `${formatNumber(value)} người`,
  source: {
    adds: 'people',
    shares: (_args, rows) => eachPersonOnce(rows, () => undefined),
    value: (_args, sum) => sum,
    formula: (_args, sum, { attempts, fullScore }) =>
      `${formatNumber(sum)} người khác nhau trong ${formatNumber(attempts)} ${fullScore === null ? 'bài dự thi' : 'lượt đã nộp bài'}`,
  },
});
