import { settings } from '../plan/setting.js';
import { visibilityRule } from './visibility-rule.js';

export const afterClosing = visibilityRule({
  code: 'after-closing',
  version: 1,
  label: 'Sau khi đợt thi đóng',
  args: settings({}),
  describe: () => 'Người dự thi được biết điểm của mình sau khi đợt thi đóng.',
  isVisible: (_args, { isClosed }) => isClosed,
});
