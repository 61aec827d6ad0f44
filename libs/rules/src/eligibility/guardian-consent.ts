import { formatDate } from '#kernel';
import { startInstant } from '../plan/moment.js';
import { settings, whole } from '../plan/setting.js';
import { ageAt } from './age-at.js';
import { eligibilityCondition } from './eligibility-condition.js';

/** Whoever is too young to decide alone needs a guardian's consent. */
export const guardianConsent = eligibilityCondition({
  code: 'guardian-consent',
  version: 1,
  label: 'Cha, mẹ hoặc người giám hộ đồng ý',
  bars: false,
  asks: 'birthDate',
  args: settings({
    below: whole('Người chưa đủ … tuổi', { min: 1, max: 18 }),
    at: startInstant('Tính đến ngày'),
  }),
  describe: ({ below, at }) =>
    `Người chưa đủ ${below} tuổi, tính đến ngày ${formatDate(new Date(at))}, phải được cha, mẹ hoặc người giám hộ đồng ý cho dự thi.`,
  check({ below, at }, person) {
    const years = person.birthDate === undefined ? undefined : ageAt(person.birthDate, new Date(at));
    if (years === undefined) return { code: 'guardian-consent.age-missing', kind: 'missing', sentence: 'Hãy ghi ngày sinh của bạn.' };
    if (years >= below || person.guardianConsent === true) return undefined;
    return {
      code: 'guardian-consent.missing',
      kind: 'missing',
      sentence: `Tính đến ngày ${formatDate(new Date(at))}, bạn chưa đủ ${below} tuổi nên cần cha, mẹ hoặc người giám hộ đồng ý cho dự thi.`,
    };
  },
});
