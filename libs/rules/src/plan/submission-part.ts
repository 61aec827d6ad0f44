import { z } from 'zod';
import { judging } from '../judging/judging-setting.js';
import { AUTHORS } from '../submissions/authors.js';
import { submissionCriteria } from '../submissions/ranking/submission-criteria.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { named } from './contest-setting.js';
import { endMoment, startMoment } from './moment.js';
import { partBasics, partKind } from './part-basics.js';
import { choice, line, lines, settings, whole, yesNo } from './setting.js';

export const CHANNELS = {
  online: 'nộp trực tuyến trên trang của Cuộc thi',
  office: 'nộp trực tiếp',
  email: 'gửi thư điện tử',
  post: 'gửi bưu điện',
} as const;

const window = { opens: startMoment('Từ'), closes: endMoment('Đến') };

const submissionBasics = {
  ...partBasics,
  forms: lines('Dạng bài dự thi').default([]),
  authors: z.array(choice('Tác giả', AUTHORS)).min(1).meta({ title: 'Ai được gửi bài' }),
  channels: z.array(choice('Cách nộp', CHANNELS)).min(1).meta({ title: 'Cách nộp bài' }),
  channelDetail: line('Nơi nhận').optional(),
  conditions: z.array(submissionConditions.reference).default([]).meta({ title: 'Điều kiện của bài dự thi' }),
  themes: named('Chủ đề', {}).default([]),
  sections: named('Các phần của bài', { required: yesNo('Bắt buộc').default(true) }).default([]),
  requirements: lines('Yêu cầu về nội dung').default([]),
  presentation: lines('Yêu cầu về hình thức').default([]),
  receiving: settings(window).meta({ title: 'Nhận bài' }),
  appraising: settings({
    ...window,
    days: whole('Dự kiến số ngày chấm', { min: 1, max: 366 }, 'Khi chỉ chấm một số ngày trong khoảng thời gian này.').optional(),
  })
    .meta({ title: 'Chấm bài' })
    .optional(),
  judging: judging.meta({ title: 'Chấm thi' }),
  ranking: z.array(submissionCriteria.reference).min(1).max(10).meta({ title: 'Thứ tự tiêu chí xếp hạng', mayRepeat: true }),
};

/** Solutions and initiatives. */
export const initiativePart = settings({ kind: partKind('initiative'), ...submissionBasics });

/** Written essays. */
export const essayPart = settings({ kind: partKind('essay'), ...submissionBasics });

/** Works of other kinds: articles, slogans, clips, plays, pictures. */
export const workPart = settings({ kind: partKind('work'), ...submissionBasics });
