import { settings } from '../plan/setting.js';
import { byDuration, byPoints, bySubmission, countingRule } from './counting-rule.js';

/** The prediction plays no part: which attempt counts must be settled before the number to be guessed can be known. */
export const best = countingRule({
  code: 'best',
  version: 1,
  label: 'Lượt tốt nhất',
  args: settings({}),
  describe: () =>
    'Người thi nhiều lượt trong một đợt được tính lượt có điểm cao nhất; các lượt bằng điểm thì tính lượt có thời gian làm bài ngắn nhất, nếu vẫn bằng nhau thì tính lượt nộp sớm nhất.',
  compare: (attempts, a, b) => byPoints(attempts, a, b) || byDuration(attempts, a, b) || bySubmission(attempts, a, b),
});
