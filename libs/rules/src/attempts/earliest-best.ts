import { settings } from '../plan/setting.js';
import { byPoints, bySubmission, countingRule } from './counting-rule.js';

export const earliestBest = countingRule({
  code: 'earliest-best',
  version: 1,
  label: 'Lượt điểm cao nhất, sớm nhất',
  args: settings({}),
  describe: () => 'Người thi nhiều lượt trong một đợt được tính lượt có điểm cao nhất; các lượt bằng điểm thì tính lượt nộp sớm nhất.',
  compare: (attempts, a, b) => byPoints(attempts, a, b) || bySubmission(attempts, a, b),
});
