import { settings } from '../plan/setting.js';
import { selection } from './selection.js';

export const byRanking = selection({
  code: 'by-ranking',
  version: 1,
  label: 'Theo bảng xếp hạng',
  isDecided: false,
  quizOnly: false,
  args: settings({}),
  describe: () => 'Giải được xét lần lượt từ trên xuống theo bảng xếp hạng.',
  order: (_args, ranks) => ranks,
});
