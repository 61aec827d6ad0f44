import { formatNumber } from '#kernel';
import { settings, whole } from '../../plan/setting.js';
import { passRule } from './pass-rule.js';

/** The best so many. Those who tie at the border all pass: nobody is left behind by chance. */
export const top = passRule({
  code: 'top',
  version: 1,
  label: 'Chọn các bài có điểm cao nhất',
  needsVote: false,
  hangsOnOthers: true,
  args: settings({ count: whole('Số bài', { min: 1, max: 100_000 }) }),
  describe: ({ count }) =>
    `Bài thuộc ${formatNumber(count)} bài có điểm cao nhất, kể cả các bài bằng điểm với bài thứ ${formatNumber(count)}.`,
  unfit: (_args, { isLast }) =>
    isLast ? 'sau vòng cuối không còn vòng nào để chọn bài vào; số bài được giải do prizes quyết định, hãy bỏ điều kiện này' : undefined,
  passes({ count }, candidates) {
    const border = candidates.map(({ total }) => total).toSorted((a, b) => b - a)[count - 1];
    return candidates.map(({ total }) => border === undefined || total >= border);
  },
});
