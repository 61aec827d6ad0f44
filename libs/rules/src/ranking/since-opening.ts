import { DAY_MS } from '#kernel';
import { settings } from '../plan/setting.js';
import { formatExactDuration } from './format-exact-duration.js';
import { keyColumn, rankingCriterion } from './ranking-criterion.js';

export const sinceOpening = rankingCriterion({
  code: 'since-opening',
  version: 1,
  label: 'Nộp bài sớm hơn',
  decidesEveryTie: false,
  needsPrediction: false,
  onlyWhereTied: false,
  compares: 'thời điểm nộp bài',
  args: settings({}),
  describe: () => 'Người nộp bài sớm hơn, tính từ lúc đợt thi mở đến lúc máy chủ nhận bài nộp, xếp trên.',
  keys: (_args, rows, { attempts: { submittedAt }, opensAt }) =>
    keyColumn(rows, (row) => Math.round((submittedAt[row] as number) - opensAt)),
  say(key) {
    const days = Math.floor(key / DAY_MS);
    return `sau khi mở ${days > 0 ? `${days} ngày ` : ''}${formatExactDuration(key - days * DAY_MS)}`;
  },
});
