import { settings } from '../plan/setting.js';
import { drawTicket } from '../ranking/draw-ticket.js';
import { overallCriterion } from './overall-criterion.js';

export const overallDraw = overallCriterion({
  code: 'draw',
  version: 1,
  label: 'Bốc thăm',
  decidesEveryTie: true,
  onlyWhereTied: true,
  compares: 'kết quả bốc thăm',
  args: settings({}),
  describe: () =>
    'Nếu vẫn bằng nhau, thứ tự do phần mềm bốc thăm: số thăm của mỗi người là 12 chữ số đầu của mã SHA-256 tính từ mã bốc thăm và mã số ẩn danh của người ấy, số nhỏ hơn xếp trên; mã bốc thăm được công bố cùng kết quả để ai cũng kiểm tra lại được.',
  key: (_args, person, { columns: { people }, drawSeed }) => drawTicket(drawSeed, people[person] as string),
  say: (key) => `số thăm ${key.toString(16).padStart(12, '0')}`,
});
