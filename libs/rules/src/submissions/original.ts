import { settings } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

/** The author answers for it; whether it is true is for the judges and for whoever reports a copy. */
export const original = submissionCondition({
  code: 'original',
  version: 1,
  label: 'Không sao chép',
  args: settings({}),
  describe: () => 'Bài dự thi do chính tác giả thực hiện, không sao chép của người khác dưới mọi hình thức; tác giả cam kết khi gửi bài.',
  refuses(_args, { isOriginal, isOnPaper }) {
    if (isOriginal === true || (isOriginal === null && isOnPaper)) return undefined;
    return isOriginal === null
      ? 'Bạn chưa cam kết bài dự thi do chính mình thực hiện. Hãy đọc và đánh dấu cam kết rồi gửi lại.'
      : 'Bài dự thi phải do chính tác giả thực hiện, không sao chép của người khác. Hãy gửi bài của chính mình.';
  },
});
