import { formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { attemptLimit, ATTEMPTS } from './attempt-limit.js';

export const perContest = attemptLimit({
  code: 'per-contest',
  version: 1,
  label: 'Theo cả cuộc thi',
  args: settings({ max: whole('Số lượt tối đa', ATTEMPTS) }),
  describe: ({ max }) => `Mỗi người được thi tối đa ${formatNumber(max)} lượt trong cả Cuộc thi.`,
  left: ({ max }, past) => Math.max(0, max - past.length),
  spent: ({ max }) => `Bạn đã dùng hết ${formatNumber(max)} lượt thi của cả cuộc thi.`,
});
