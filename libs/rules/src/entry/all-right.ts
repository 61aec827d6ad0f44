import { settings } from '../plan/setting.js';
import { entryCondition } from './entry-condition.js';

export const allRight = entryCondition({
  code: 'all-correct',
  version: 1,
  label: 'Trả lời đúng tất cả',
  needs: ['allCorrect'],
  quizOnly: true,
  args: settings({}),
  says: () => 'trả lời đúng tất cả các câu hỏi',
  meets: (_args, { allCorrect }) => allCorrect === true,
});
