import { formatNumber } from '#kernel';
import { settings } from '../plan/setting.js';
import { eachPersonOnce, NOT_CHOSEN, NOT_VALID } from './attempt-shares.js';
import { unitMetric } from './unit-metric.js';

export const perfectPeople = unitMetric({
  code: 'perfect-people',
  version: 1,
  label: 'Số người trả lời đúng tất cả',
  decidesEveryTie: false,
  turnout: 'people',
  isShare: false,
  compares: 'số người trả lời đúng tất cả các câu hỏi',
  args: settings({}),
  needsQuiz: () => true,
  describe: () =>
    'Đơn vị có nhiều người trả lời đúng tất cả các câu hỏi trong lượt thi được tính hơn xếp trên; mỗi người được đếm một lần, dù ở nhiều đợt.',
  values(_args, { facts, attempts: { person, people, allCorrect }, unitOfPerson, isExcluded, counted }) {
    const isPerfect = new Uint8Array(people.length);
    for (const row of counted()) if (allCorrect[row] === 1) isPerfect[person[row] as number] = 1;
    const sums = new Array<number>(facts.length + 1).fill(0);
    isPerfect.forEach((one, owner) => {
      const unit = unitOfPerson[owner] as number;
      if (isExcluded[owner] === 0) sums[unit] = (sums[unit] as number) + one;
    });
    return sums.slice(0, facts.length);
  },
  say: (value) => `${formatNumber(value)} người`,
  source: {
    adds: 'people',
    shares: (_args, rows) =>
      eachPersonOnce(rows, ({ isValid, isCounted, allCorrect }) => {
        if (!isValid) return NOT_VALID;
        if (!isCounted) return NOT_CHOSEN;
        return allCorrect ? undefined : 'chưa trả lời đúng tất cả các câu hỏi';
      }),
    value: (_args, sum) => sum,
    formula: (_args, sum, { people }) =>
      `${formatNumber(sum)} người đúng tất cả các câu trong lượt được tính, của ${formatNumber(people)} người dự thi`,
  },
});
