import { settings } from '../plan/setting.js';
import { validityRule } from './validity-rule.js';

/** Every attempt that the server has received counts. */
export const submitted = validityRule({
  code: 'submitted',
  version: 1,
  label: 'Đã nộp là hợp lệ',
  args: settings({}),
  describe: () => 'Mọi lượt thi đã nộp bài, kể cả bài được máy chủ nộp thay khi hết thời gian, đều hợp lệ, dù còn câu bỏ trống.',
  isValid: () => true,
});
