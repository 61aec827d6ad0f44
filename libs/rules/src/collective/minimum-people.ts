import { formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { unitCondition } from './unit-condition.js';

export const minimumPeople = unitCondition({
  code: 'minimum-people',
  version: 1,
  label: 'Số người dự thi tối thiểu',
  args: settings({ count: whole('Số người', { min: 1, max: 1_000_000 }) }),
  describe: ({ count }) => `Đơn vị có ít nhất ${formatNumber(count)} người dự thi.`,
  demand: ({ count }, { people }) => ({ of: 'people', asked: count, done: people }),
  lacks: ({ count }, { people }) =>
    people >= count ? undefined : `mới có ${formatNumber(people)} người dự thi, cần ít nhất ${formatNumber(count)}`,
});
