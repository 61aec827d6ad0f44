import { reference } from '../../plan/reference.js';
import { settings } from '../../plan/setting.js';
import { formatPoints } from '../../scoring/format-points.js';
import { submissionCriterion } from './submission-criterion.js';

/** The points of one criterion of the last phase, before weighing. */
export const criterion = submissionCriterion({
  code: 'criterion',
  version: 1,
  label: 'Điểm của một tiêu chí chấm',
  decidesEveryTie: false,
  args: settings({ criterion: reference('criteria', 'Tiêu chí chấm') }),
  describe: (args, nameOf) =>
    `Bài có điểm tiêu chí “${nameOf('criteria', args.criterion)}”, tổng hợp từ các giám khảo như điểm của bài, cao hơn xếp trên.`,
  compares: (args, nameOf) => `điểm tiêu chí “${nameOf('criteria', args.criterion)}”`,
  key: (args, { phases }) => -(phases.at(-1)?.result.perCriterion[args.criterion] as number),
  say: (key) => `${formatPoints(-key / 1000)} điểm`,
});
