import { formatNumber } from '#kernel';
import { settings } from '../plan/setting.js';
import { overallCriterion } from './overall-criterion.js';

export const roundsEntered = overallCriterion({
  code: 'rounds-entered',
  version: 1,
  label: 'Số đợt đã thi',
  decidesEveryTie: false,
  onlyWhereTied: false,
  compares: 'số đợt đã thi',
  args: settings({}),
  describe: () => 'Người có lượt thi được tính ở nhiều đợt hơn xếp trên.',
  key: (_args, person, { columns }) => -(columns.rounds[person] as number),
  say: (key) => `${formatNumber(-key)} đợt`,
});
