import { settings } from '../../plan/setting.js';
import { discrepancyRule } from './discrepancy-rule.js';

export const none = discrepancyRule({
  code: 'none',
  version: 1,
  label: 'Không chấm thêm',
  args: settings({}),
  describe: () => 'Điểm của các giám khảo chênh lệch nhau bao nhiêu cũng được giữ nguyên để tổng hợp.',
  unfit: () => undefined,
  needsFurther: () => false,
  leavesOut: () => 0,
});
