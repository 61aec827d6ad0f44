import { formatNumber } from '#kernel';
import { settings } from '../plan/setting.js';
import { overallCriterion } from './overall-criterion.js';

export const perfectRounds = overallCriterion({
  code: 'perfect-rounds',
  version: 1,
  label: 'Số đợt đúng tất cả',
  decidesEveryTie: false,
  onlyWhereTied: false,
  compares: 'số đợt trả lời đúng tất cả các câu',
  args: settings({}),
  describe: () => 'Người có nhiều đợt mà lượt thi được tính đúng tất cả các câu hơn xếp trên.',
  key: (_args, person, { columns }) => -(columns.perfectRounds[person] as number),
  say: (key) => `${formatNumber(-key)} đợt`,
});
