import { settings, whole } from '../plan/setting.js';
import { entryCondition } from './entry-condition.js';

/** Compared as whole numbers, thousandths × 100 against percent × full score: no rounding can decide. */
export const minimumPercent = entryCondition({
  code: 'minimum-percent',
  version: 1,
  label: 'Tỷ lệ điểm tối thiểu',
  needs: ['thousandths', 'fullThousandths'],
  quizOnly: false,
  args: settings({ percent: whole('Phần trăm điểm tối đa', { min: 1, max: 100 }) }),
  says: ({ percent }) => `đạt ít nhất ${percent}% số điểm tối đa`,
  meets: ({ percent }, { thousandths, fullThousandths }) => thousandths * 100 >= percent * (fullThousandths as number),
});
