import { formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

/** Words that nobody can count, on paper, are left to the judges. */
export const maximumWords = submissionCondition({
  code: 'maximum-words',
  version: 1,
  label: 'Số từ tối đa',
  args: settings({ words: whole('Số từ', { min: 1, max: 1_000_000 }) }),
  describe: ({ words }) => `Bài dự thi có độ dài tối đa ${formatNumber(words)} từ.`,
  bounds: ({ words }) => ({ of: 'words', most: words }),
  refuses: ({ words }, submission) =>
    submission.words === null || submission.words <= words
      ? undefined
      : `Bài có ${formatNumber(submission.words)} từ, chỉ được tối đa ${formatNumber(words)} từ. Hãy rút ngắn rồi gửi lại.`,
});
