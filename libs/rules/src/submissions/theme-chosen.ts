import { settings } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

export const themeChosen = submissionCondition({
  code: 'theme-chosen',
  version: 1,
  label: 'Phải chọn chủ đề',
  args: settings({}),
  describe: () => 'Mỗi bài dự thi thuộc một trong các chủ đề nêu trên; tác giả ghi rõ chủ đề đã chọn.',
  unfit: (_args, { themes }) =>
    themes.length > 0 ? undefined : 'themes đang trống nên không có gì để chọn; hãy ghi các chủ đề hoặc bỏ điều kiện này',
  refuses: (_args, { theme }, { themes }) =>
    themes.some(({ code }) => code === theme) ? undefined : 'Bài chưa chọn chủ đề. Hãy chọn một chủ đề trong danh sách rồi gửi lại.',
});
