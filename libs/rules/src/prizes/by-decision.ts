import { line, settings } from '../plan/setting.js';
import { selection } from './selection.js';

/** Special prizes: the oldest contestant, the one who spread the word. No ranking knows these. */
export const byDecision = selection({
  code: 'by-decision',
  version: 1,
  label: 'Do Ban Tổ chức chọn',
  isDecided: true,
  quizOnly: false,
  args: settings({ basis: line('Căn cứ chọn', 'Viết như trong câu: “thí sinh cao tuổi nhất có bài dự thi hợp lệ”.') }),
  describe: ({ basis }) => `Người nhận giải do Ban Tổ chức xem xét, quyết định: ${basis.replace(/\.$/, '')}.`,
  order: () => new Uint32Array(),
});
