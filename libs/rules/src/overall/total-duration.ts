import { settings } from '../plan/setting.js';
import { formatExactDuration } from '../ranking/format-exact-duration.js';
import { overallCriterion } from './overall-criterion.js';

export const totalDuration = overallCriterion({
  code: 'total-duration',
  version: 1,
  label: 'Tổng thời gian làm bài ngắn hơn',
  decidesEveryTie: false,
  onlyWhereTied: false,
  compares: 'tổng thời gian làm bài',
  args: settings({}),
  describe: () => 'Người có tổng thời gian làm bài của các lượt thi được tính ngắn hơn xếp trên.',
  key: (_args, person, { columns }) => columns.durationMs[person] as number,
  say: (key) => formatExactDuration(key),
});
