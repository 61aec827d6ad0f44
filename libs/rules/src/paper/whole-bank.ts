import { settings } from '../plan/setting.js';
import { drawRule } from './draw-rule.js';

/** All questions of the bank have the same chance. */
export const wholeBank = drawRule({
  code: 'whole-bank',
  version: 1,
  label: 'Ngẫu nhiên từ cả ngân hàng',
  args: settings({}),
  describe: () => 'Câu hỏi của mỗi đề được lấy ngẫu nhiên từ toàn bộ ngân hàng câu hỏi.',
  shares: (_args, items) => [{ items, name: 'toàn bộ ngân hàng câu hỏi', from: () => true }],
  scopes: () => [{}],
  topics: () => undefined,
});
