import { settings } from '../plan/setting.js';
import { visibilityRule } from './visibility-rule.js';

export const afterPublication = visibilityRule({
  code: 'after-publication',
  version: 1,
  label: 'Sau khi công bố kết quả',
  args: settings({}),
  describe: () => 'Người dự thi được biết điểm của mình sau khi kết quả đợt thi được công bố.',
  isVisible: (_args, { isPublished }) => isPublished,
});
