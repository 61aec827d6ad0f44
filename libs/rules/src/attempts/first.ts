import { settings } from '../plan/setting.js';
import { bySubmission, countingRule } from './counting-rule.js';

export const first = countingRule({
  code: 'first',
  version: 1,
  label: 'Lượt đầu tiên',
  args: settings({}),
  describe: () => 'Người thi nhiều lượt trong một đợt được tính lượt hợp lệ nộp đầu tiên.',
  compare: (attempts, a, b) => bySubmission(attempts, a, b),
});
