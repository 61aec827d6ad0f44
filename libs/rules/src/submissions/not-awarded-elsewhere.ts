import { line, settings } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

/** The author declares it; a false declaration is a violation. */
export const notAwardedElsewhere = submissionCondition({
  code: 'not-awarded-elsewhere',
  version: 1,
  label: 'Chưa được trao giải ở nơi khác',
  args: settings({ where: line('Nơi khác', 'Viết như trong câu: “các cuộc thi cấp tỉnh trở lên”.') }),
  describe: ({ where }) => `Bài dự thi chưa được trao giải tại ${where}; tác giả cam kết khi gửi bài.`,
  refuses({ where }, { isAwardedElsewhere, isOnPaper }) {
    if (isAwardedElsewhere === false || (isAwardedElsewhere === null && isOnPaper)) return undefined;
    return isAwardedElsewhere === null
      ? `Bạn chưa cho biết bài dự thi đã được trao giải tại ${where} hay chưa. Hãy trả lời rồi gửi lại.`
      : `Bài đã được trao giải tại ${where} thì không được dự thi nữa. Hãy chọn bài khác.`;
  },
});
