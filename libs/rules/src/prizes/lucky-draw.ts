import { settings } from '../plan/setting.js';
import { drawTicket } from '../ranking/draw-ticket.js';
import { selection } from './selection.js';

/** Everybody in the ranking has the same chance; the draw can be repeated by anyone. */
export const luckyDraw = selection({
  code: 'lucky-draw',
  version: 1,
  label: 'Bốc thăm may mắn',
  isDecided: false,
  quizOnly: true,
  args: settings({}),
  describe: () =>
    'Người nhận giải được bốc thăm trong số những người có tên trong bảng xếp hạng và đủ điều kiện của giải: số thăm của mỗi người là 12 chữ số đầu của mã SHA-256 tính từ mã bốc thăm, mã của giải và mã số ẩn danh của người ấy, số nhỏ hơn được xét trước; mã bốc thăm được công bố cùng kết quả.',
  order(_args, ranks, ranking, seed) {
    const tickets = new Map(Array.from(ranks, (rank) => [rank, drawTicket(seed, ranking.person(rank))]));
    return ranks.toSorted((a, b) => (tickets.get(a) as number) - (tickets.get(b) as number) || a - b);
  },
});
