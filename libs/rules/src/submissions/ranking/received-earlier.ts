import { formatDate, formatTimeWithSeconds, formatWeekday } from '#kernel';
import { settings } from '../../plan/setting.js';
import { submissionCriterion } from './submission-criterion.js';

export const receivedEarlier = submissionCriterion({
  code: 'received-earlier',
  version: 1,
  label: 'Nhận bài sớm hơn',
  decidesEveryTie: false,
  args: settings({}),
  describe: () =>
    'Bài được nhận sớm hơn, theo thời điểm máy chủ ghi nhận, chính xác đến phần nghìn giây, xếp trên; bài nộp giấy lấy thời điểm cán bộ ghi nhận trên hệ thống.',
  compares: () => 'thời điểm nhận bài',
  key: (_args, { submission }) => Math.round(submission.receivedAt),
  say(key) {
    const at = new Date(key);
    const rest = at.getUTCMilliseconds();
    const time = `${formatTimeWithSeconds(at)}${rest === 0 ? '' : `,${String(rest).padStart(3, '0')}`}`;
    return `${time} ${formatWeekday(at)}, ${formatDate(at)}`;
  },
});
