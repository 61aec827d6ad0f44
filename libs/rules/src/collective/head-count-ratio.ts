import { formatNumber, formatPercent } from '#kernel';
import { settings } from '../plan/setting.js';
import { eachPersonOnce } from './attempt-shares.js';
import { eachUnit, unitMetric } from './unit-metric.js';
import { participation } from './unit-facts.js';

/** Capped at 100 %: a head-count that is too low must not lift a unit above one that is complete. */
export const headCountRatio = unitMetric({
  code: 'head-count-ratio',
  version: 1,
  label: 'Tỷ lệ người dự thi trên tổng số người',
  decidesEveryTie: false,
  turnout: 'people',
  isShare: true,
  compares: 'tỷ lệ người dự thi',
  args: settings({}),
  describe: () =>
    'Đơn vị có tỷ lệ người dự thi trên tổng số người của đơn vị (tối đa tính 100%) cao hơn xếp trên; đơn vị chưa khai báo tổng số người thì chưa được xếp hạng.',
  values: eachUnit(participation),
  say: (value) => formatPercent(value),
  source: {
    adds: 'people',
    shares: (_args, rows) => eachPersonOnce(rows, () => undefined),
    value: (_args, sum, facts) => participation({ ...facts, people: sum }),
    formula: (_args, sum, { headCount }) =>
      headCount === null || headCount <= 0
        ? `${formatNumber(sum)} người dự thi; chưa khai báo tổng số người của đơn vị`
        : `${formatNumber(sum)} người dự thi trong ${formatNumber(headCount)} người của đơn vị${sum > headCount ? ', tối đa tính 100%' : ''}`,
  },
});
