import { settings } from '../plan/setting.js';
import { entryCondition } from './entry-condition.js';

export const completeProfile = entryCondition({
  code: 'complete-profile',
  version: 1,
  label: 'Khai báo đủ thông tin',
  needs: ['hasCompleteProfile'],
  // Of the authors of submissions nobody looks it up.
  quizOnly: true,
  args: settings({}),
  says: () => 'khai báo đầy đủ các thông tin bắt buộc khi đăng ký',
  meets: (_args, { hasCompleteProfile }) => hasCompleteProfile === true,
});
