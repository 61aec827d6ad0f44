import { formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { attemptLimit, ATTEMPTS } from './attempt-limit.js';

/** Over all rounds of the part: parts are run and ranked apart from each other. */
export const perContest = attemptLimit({
  code: 'per-contest',
  version: 1,
  label: 'Tính chung mọi đợt',
  args: settings({ max: whole('Số lượt tối đa', ATTEMPTS) }),
  describe: ({ max }) => `Mỗi người được thi tối đa ${formatNumber(max)} lượt trong cả phần thi, tính chung mọi đợt.`,
  window: ({ max }) => ({ most: max }),
  spent: ({ max }) => `Bạn đã dùng hết ${formatNumber(max)} lượt thi của cả phần thi.`,
});
