import { settings } from '../plan/setting.js';
import { formatPoints } from '../scoring/format-points.js';
import { overallCriterion } from './overall-criterion.js';

export const totalScore = overallCriterion({
  code: 'total-score',
  version: 1,
  label: 'Tổng điểm',
  decidesEveryTie: false,
  onlyWhereTied: false,
  compares: 'tổng điểm các đợt',
  args: settings({}),
  describe: () => 'Người có tổng điểm các lượt thi được tính của các đợt cao hơn xếp trên; đợt không thi tính 0 điểm.',
  key: (_args, person, { columns }) => -(columns.thousandths[person] as number),
  say: (key) => `${formatPoints(-key / 1000)} điểm`,
});
