import { formatMoment } from '#kernel';
import { settings } from '../plan/setting.js';
import { overallCriterion } from './overall-criterion.js';

export const finishedEarlier = overallCriterion({
  code: 'finished-earlier',
  version: 1,
  label: 'Hoàn thành sớm hơn',
  decidesEveryTie: false,
  onlyWhereTied: false,
  compares: 'thời điểm nộp lượt thi cuối cùng được tính',
  args: settings({}),
  describe: () => 'Người nộp lượt thi cuối cùng được tính sớm hơn xếp trên.',
  key: (_args, person, { columns }) => columns.lastSubmittedAt[person] as number,
  say: (key) => formatMoment(new Date(key)),
});
