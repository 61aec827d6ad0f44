import { settings } from '../plan/setting.js';
import { bySubmission, countingRule } from './counting-rule.js';

export const last = countingRule({
  code: 'last',
  version: 1,
  label: 'Lượt cuối cùng',
  args: settings({}),
  describe: () => 'Người thi nhiều lượt trong một đợt được tính lượt hợp lệ nộp cuối cùng.',
  compare: (attempts, a, b) => bySubmission(attempts, b, a),
});
