import { formatEnd } from '#kernel';
import { endInstant } from '../plan/moment.js';
import { line, settings } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

/** New: not the same idea as anything applied in the area up to a day. What overlaps is for the appraisers to say. */
export const notAppliedBefore = submissionCondition({
  code: 'not-applied-before',
  version: 1,
  label: 'Tính mới',
  args: settings({
    until: endInstant('Đã áp dụng tính đến'),
    where: line('Phạm vi áp dụng', 'Viết như trong câu: “trong tỉnh”.'),
  }),
  describe: ({ until, where }) =>
    `Giải pháp, sáng kiến phải có tính mới: không trùng lặp ý tưởng với các mô hình, sáng kiến, giải pháp đã áp dụng ${where} tính đến ${formatEnd(new Date(until))}.`,
  newSince: ({ until, where }) => ({ until: new Date(until), where }),
  refuses: ({ until, where }, { firstApplied }) =>
    firstApplied === null || firstApplied.getTime() >= Date.parse(until)
      ? undefined
      : `Giải pháp đã áp dụng ${where} tính đến ${formatEnd(new Date(until))} thì không còn tính mới để dự thi. Hãy chọn giải pháp khác.`,
});
