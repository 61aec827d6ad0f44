import { settings } from '../../plan/setting.js';
import { drawTicket } from '../../ranking/draw-ticket.js';
import { submissionCriterion } from './submission-criterion.js';

/** The last resort: a draw by a fingerprint that nobody can steer and everybody can repeat. */
export const draw = submissionCriterion({
  code: 'draw',
  version: 1,
  label: 'Bốc thăm',
  decidesEveryTie: true,
  args: settings({}),
  describe: () =>
    'Nếu vẫn bằng nhau, thứ tự do phần mềm bốc thăm: số thăm của mỗi bài là 12 chữ số đầu của mã SHA-256 tính từ mã bốc thăm của phần thi và mã số của bài, số nhỏ hơn xếp trên; mã bốc thăm được công bố cùng kết quả để ai cũng kiểm tra lại được.',
  compares: () => 'kết quả bốc thăm',
  key: (_args, { submission }, { drawSeed }) => drawTicket(drawSeed, submission.id),
  say: (key) => `số thăm ${key.toString(16).padStart(12, '0')}`,
});
