import { settings } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

export const requiredSections = submissionCondition({
  code: 'required-sections',
  version: 1,
  label: 'Đủ các phần bắt buộc',
  args: settings({}),
  describe: () => 'Bài dự thi phải có đủ các phần nội dung bắt buộc.',
  unfit: (_args, { sections }) =>
    sections.some(({ required }) => required)
      ? undefined
      : 'sections chưa có phần nào bắt buộc; hãy ghi các phần của bài hoặc bỏ điều kiện này',
  refuses(_args, submission, { sections }) {
    if (submission.sections === null && submission.isOnPaper) return undefined;
    const missing = sections.filter(({ code, required }) => required && !submission.sections?.includes(code));
    return missing.length === 0 ? undefined : `Bài còn thiếu phần: ${missing.map(({ name }) => name).join('; ')}. Hãy viết đủ rồi gửi lại.`;
  },
});
