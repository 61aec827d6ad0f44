import { countInWords, formatNumber } from '#kernel';
import { settings, whole } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

export const maximumPerPerson = submissionCondition({
  code: 'maximum-per-person',
  version: 1,
  label: 'Số bài tối đa của một tác giả',
  args: settings({ count: whole('Số bài', { min: 1, max: 1000 }) }),
  bounds: ({ count }) => ({ of: 'of-an-author', most: count }),
  describe: ({ count }) => `Mỗi cá nhân chỉ được tham gia ${countInWords(count)} bài dự thi.`,
  refuses: ({ count }, { othersOfAuthor, isOnPaper }) => {
    if (othersOfAuthor < count) return undefined;
    // Of paper nobody who reads this is its author.
    if (isOnPaper) return `Mỗi cá nhân chỉ được gửi ${formatNumber(count)} bài dự thi và tác giả này đã đứng tên ở đủ số bài.`;
    return `Mỗi cá nhân chỉ được gửi ${formatNumber(count)} bài dự thi và bạn đã gửi đủ. Muốn gửi bài khác, hãy rút bài đã gửi khi còn hạn.`;
  },
});
