import { formatNumber, startOfLocalDay } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { attemptLimit, ATTEMPTS } from './attempt-limit.js';

/** A day is a calendar day of Vietnam; an attempt belongs to the day on which it was started. */
export const perDay = attemptLimit({
  code: 'per-day',
  version: 1,
  label: 'Theo từng ngày',
  args: settings({ max: whole('Số lượt tối đa mỗi ngày', ATTEMPTS) }),
  describe: ({ max }) => `Mỗi người được thi tối đa ${formatNumber(max)} lượt mỗi ngày, tính từ 0:00 đến 24:00.`,
  window: ({ max }, { at }) => ({ most: max, since: startOfLocalDay(at) }),
  spent: ({ max }) => `Bạn đã dùng hết ${formatNumber(max)} lượt thi của hôm nay. Hãy quay lại vào ngày mai, khi đợt thi còn mở.`,
});
