import { settings } from '../plan/setting.js';
import { visibilityRule } from './visibility-rule.js';

export const atOnce = visibilityRule({
  code: 'at-once',
  version: 1,
  label: 'Ngay khi nộp bài',
  args: settings({}),
  describe: () => 'Người dự thi được biết điểm của mình ngay sau khi nộp bài.',
  isVisible: () => true,
});
