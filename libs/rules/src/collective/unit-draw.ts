import { settings } from '../plan/setting.js';
import { drawTicket } from '../ranking/draw-ticket.js';
import { unitMetric } from './unit-metric.js';

export const unitDraw = unitMetric({
  code: 'draw',
  version: 1,
  label: 'Bốc thăm',
  decidesEveryTie: true,
  turnout: 'people',
  isShare: false,
  compares: 'kết quả bốc thăm',
  args: settings({}),
  describe: () =>
    'Nếu vẫn bằng nhau, thứ tự do phần mềm bốc thăm từ mã bốc thăm được công bố cùng kết quả và mã đơn vị, theo cách ai cũng kiểm tra lại được.',
  values: (_args, { facts, drawSeed }) => facts.map(({ unit }) => -drawTicket(drawSeed, unit)),
  say: (value) => `số thăm ${(-value).toString(16).padStart(12, '0')}`,
});
