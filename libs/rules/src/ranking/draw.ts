import { line, settings, whole } from '../plan/setting.js';
import { drawTicket } from './draw-ticket.js';
import { keyColumn, rankingCriterion } from './ranking-criterion.js';

const TICKETS =
  'số thăm của mỗi người là 12 chữ số đầu của mã SHA-256 tính từ mã bốc thăm của đợt thi và mã số ẩn danh của người ấy, số nhỏ hơn xếp trên';

/** From where the seed comes, if not from the seals of the attempts themselves. */
const seed = settings({
  source: line('Nguồn công khai', 'Ví dụ “giải đặc biệt xổ số kiến thiết Lâm Đồng, kỳ mở thưởng đầu tiên sau khi đợt thi đóng”.'),
  withinHours: whole('Nguồn công bố trong vòng (giờ)', { min: 1, max: 720 }, 'Tính từ khi đợt thi đóng.').default(48),
})
  .meta({
    title: 'Mã bốc thăm lấy từ nguồn công khai',
    description: 'Để trống thì mã bốc thăm tính từ mã niêm phong của mọi lượt thi.',
  })
  .optional();

/** The last resort: a draw by a fingerprint that nobody can steer and everybody can repeat. */
export const draw = rankingCriterion({
  code: 'draw',
  version: 1,
  label: 'Bốc thăm',
  decidesEveryTie: true,
  needsPrediction: false,
  onlyWhereTied: true,
  compares: 'kết quả bốc thăm',
  args: settings({ seed }),
  describe: ({ seed: outside }) =>
    outside
      ? `Nếu vẫn bằng nhau, thứ tự do bốc thăm công khai: mã bốc thăm tính từ bản cam kết đăng trước khi đóng đợt thi và từ ${outside.source}, công bố trong vòng ${outside.withinHours} giờ sau khi đóng đợt thi, được nhập có ít nhất hai người của ban, tổ khác chứng kiến; ${TICKETS}.`
      : `Nếu vẫn bằng nhau, thứ tự do phần mềm bốc thăm: ${TICKETS}; mã bốc thăm được công bố cùng kết quả để ai cũng kiểm tra lại được.`,
  keys: (_args, rows, { attempts: { people, person }, drawSeed }) =>
    keyColumn(rows, (row) => drawTicket(drawSeed, people[person[row] as number] as string)),
  say: (key) => `số thăm ${key.toString(16).padStart(12, '0')}`,
});
