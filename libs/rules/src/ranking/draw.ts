import { settings } from '../plan/setting.js';
import { drawTicket } from './draw-ticket.js';
import { keyColumn, rankingCriterion } from './ranking-criterion.js';

/** The last resort: a draw by a fingerprint that nobody can steer and everybody can repeat. */
export const draw = rankingCriterion({
  code: 'draw',
  version: 1,
  label: 'Bốc thăm',
  decidesEveryTie: true,
  needsPrediction: false,
  onlyWhereTied: true,
  compares: 'kết quả bốc thăm',
  args: settings({}),
  describe: () =>
    'Nếu vẫn bằng nhau, thứ tự do phần mềm bốc thăm: số thăm của mỗi người là 12 chữ số đầu của mã SHA-256 tính từ mã bốc thăm của đợt thi và mã số ẩn danh của người ấy, số nhỏ hơn xếp trên; mã bốc thăm được công bố cùng kết quả để ai cũng kiểm tra lại được.',
  keys: (_args, rows, { attempts: { people, person }, drawSeed }) =>
    keyColumn(rows, (row) => drawTicket(drawSeed, people[person[row] as number] as string)),
  say: (key) => `số thăm ${key.toString(16).padStart(12, '0')}`,
});
