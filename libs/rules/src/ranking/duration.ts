import { settings } from '../plan/setting.js';
import { keyColumn, rankingCriterion } from './ranking-criterion.js';
import { formatExactDuration } from './format-exact-duration.js';

export const duration = rankingCriterion({
  code: 'duration',
  version: 1,
  label: 'Thời gian làm bài ngắn hơn',
  decidesEveryTie: false,
  needsPrediction: false,
  onlyWhereTied: false,
  compares: 'thời gian làm bài',
  args: settings({}),
  describe: () =>
    'Người có thời gian làm bài ngắn hơn xếp trên; thời gian làm bài tính từ lúc máy chủ phát đề đến lúc máy chủ nhận bài nộp, chính xác đến phần nghìn giây.',
  keys: (_args, rows, { attempts: { startedAt, submittedAt } }) =>
    keyColumn(rows, (row) => Math.round((submittedAt[row] as number) - (startedAt[row] as number))),
  say: (key) => formatExactDuration(key),
});
