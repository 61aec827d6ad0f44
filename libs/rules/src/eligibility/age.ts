import { formatDate } from '#kernel';
import { startInstant } from '../plan/moment.js';
import { settings, whole } from '../plan/setting.js';
import { ageAt } from './age-at.js';
import { eligibilityCondition } from './eligibility-condition.js';

const YEARS = { min: 0, max: 130 };

/** An age in whole years on a given day. */
export const age = eligibilityCondition({
  code: 'age',
  version: 1,
  label: 'Độ tuổi',
  bars: false,
  asks: 'birthDate',
  args: settings({
    from: whole('Từ đủ … tuổi', YEARS).optional(),
    to: whole('Đến hết … tuổi', YEARS).optional(),
    at: startInstant('Tính đến ngày'),
  }),
  describe({ from, to, at }) {
    return `Người dự thi phải ${range(from, to)}, tính đến ngày ${formatDate(new Date(at))}.`;
  },
  problems({ from, to }) {
    if (from === undefined && to === undefined)
      return [{ path: [], message: 'điều kiện tuổi chưa có giới hạn; ghi from (từ đủ … tuổi), to (đến hết … tuổi) hoặc cả hai' }];
    if (from !== undefined && to !== undefined && from > to)
      return [{ path: ['to'], message: `đến hết ${to} tuổi thì không ai từ đủ ${from} tuổi; to phải từ ${from} trở lên` }];
    return [];
  },
  check({ from, to, at }, { birthDate }) {
    const years = birthDate === undefined ? undefined : ageAt(birthDate, new Date(at));
    if (years === undefined) return { code: 'age.missing', kind: 'missing', sentence: 'Hãy ghi ngày sinh của bạn.' };
    if ((from === undefined || years >= from) && (to === undefined || years <= to)) return undefined;
    const code = from !== undefined && years < from ? 'age.too-young' : 'age.too-old';
    return {
      code,
      kind: 'refused',
      sentence: `Cuộc thi dành cho người ${range(from, to)}, tính đến ngày ${formatDate(new Date(at))}. Theo ngày sinh đã ghi, khi ấy bạn ${years} tuổi.`,
    };
  },
});

function range(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return `không quá ${to} tuổi`;
  return to === undefined ? `từ đủ ${from} tuổi trở lên` : `từ đủ ${from} tuổi đến hết ${to} tuổi`;
}
