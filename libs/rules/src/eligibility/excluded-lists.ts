import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { settings } from '../plan/setting.js';
import { eligibilityCondition } from './eligibility-condition.js';

/** Being named on a list bars a person from entering: who printed the papers, who won last year, who was disqualified. */
export const excludedLists = eligibilityCondition({
  code: 'excluded-lists',
  version: 1,
  label: 'Danh sách người không được dự thi',
  bars: true,
  args: settings({ lists: z.array(reference('lists')).min(1).max(50).meta({ title: 'Các danh sách' }) }),
  describe: ({ lists }, nameOf) =>
    `Người có tên trong các danh sách sau đây không được dự thi: ${lists.map((list) => nameOf('lists', list)).join('; ')}.`,
  check({ lists }, person, nameOf) {
    const barring = lists.filter((list) => person.lists?.includes(list));
    if (barring.length === 0) return undefined;
    const names = barring.map((list) => `“${nameOf('lists', list)}”`).join(', ');
    return {
      code: 'lists.excluded',
      kind: 'refused',
      sentence: `Bạn có tên trong danh sách ${names} nên không được dự thi.`,
    };
  },
  barredGroups: ({ lists }) => lists.map((code) => ({ list: 'lists', code })),
});
