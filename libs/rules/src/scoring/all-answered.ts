import { settings } from '../plan/setting.js';
import { validityRule } from './validity-rule.js';

/** An attempt with a question left out does not count. */
export const allAnswered = validityRule({
  code: 'all-answered',
  version: 1,
  label: 'Trả lời đủ mới hợp lệ',
  args: settings({}),
  describe: () => 'Lượt thi chỉ hợp lệ khi đã trả lời đủ tất cả các câu hỏi của đề lúc nộp bài hoặc lúc hết thời gian.',
  isValid: (_args, { items, answered }) => answered === items,
});
