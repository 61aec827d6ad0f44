import { settings } from '../../plan/setting.js';
import { formatPoints } from '../../scoring/format-points.js';
import { submissionCriterion } from './submission-criterion.js';

export const score = submissionCriterion({
  code: 'score',
  version: 1,
  label: 'Điểm',
  decidesEveryTie: false,
  args: settings({}),
  describe: () => 'Bài có điểm cao hơn xếp trên.',
  compares: () => 'điểm',
  key: (_args, { result }) => -result,
  say: (key) => `${formatPoints(-key / 1000)} điểm`,
});
