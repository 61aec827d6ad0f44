import { formatNumber } from '#kernel';
import { z } from 'zod';
import { line, settings, whole } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

/** Words that nobody can count, on paper, are left to the judges. */
export const minimumWords = submissionCondition({
  code: 'minimum-words',
  version: 1,
  label: 'Số từ tối thiểu',
  args: settings({
    words: whole('Số từ', { min: 1, max: 1_000_000 }),
    notCounted: z.array(line('Phần không tính')).max(50).default([]).meta({ title: 'Các phần không tính' }),
  }),
  describe: ({ words, notCounted }) =>
    `Bài dự thi có độ dài tối thiểu ${formatNumber(words)} từ${notCounted.length > 0 ? `, chỉ tính phần nội dung chính, không tính ${notCounted.join(', ')}` : ''}.`,
  bounds: ({ words }) => ({ of: 'words', least: words }),
  leavesOut: ({ notCounted }) => notCounted,
  refuses: ({ words }, submission) =>
    submission.words === null || submission.words >= words
      ? undefined
      : `Phần nội dung chính mới có ${formatNumber(submission.words)} từ, cần ít nhất ${formatNumber(words)} từ. Hãy viết thêm rồi gửi lại.`,
});
