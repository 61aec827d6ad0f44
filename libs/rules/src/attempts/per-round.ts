import { formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { attemptLimit, ATTEMPTS } from './attempt-limit.js';

export const perRound = attemptLimit({
  code: 'per-round',
  version: 1,
  label: 'Theo từng đợt',
  args: settings({ max: whole('Số lượt tối đa mỗi đợt', ATTEMPTS) }),
  describe: ({ max }) => `Mỗi người được thi tối đa ${formatNumber(max)} lượt trong mỗi đợt thi.`,
  window: ({ max }, { round }) => ({ most: max, round }),
  spent: ({ max }) => `Bạn đã dùng hết ${formatNumber(max)} lượt thi của đợt này.`,
});
