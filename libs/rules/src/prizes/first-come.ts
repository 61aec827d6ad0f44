import { settings } from '../plan/setting.js';
import { RankingError } from '../ranking/ranking-error.js';
import { selection } from './selection.js';

/** The first so many who reach what the tier asks for, in the order in which the server received them. */
export const firstCome = selection({
  code: 'first-come',
  version: 1,
  label: 'Những người sớm nhất',
  isDecided: false,
  quizOnly: true,
  args: settings({}),
  describe: () =>
    'Giải được xét theo thứ tự nộp bài: người đủ điều kiện của giải có lượt thi được tính nộp sớm hơn được xét trước; cùng thời điểm thì người xếp hạng cao hơn được xét trước.',
  order(_args, ranks, { submittedAt }) {
    if (!submittedAt) throw new RankingError('FACT_MISSING', { condition: 'first-come', fact: 'submittedAt' });
    return ranks.toSorted((a, b) => submittedAt(a) - submittedAt(b) || a - b);
  },
});
