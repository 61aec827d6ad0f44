import { z } from 'zod';
import { judging } from '../judging/judging-setting.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { named } from './contest-setting.js';
import { endMoment, startMoment } from './moment.js';
import { partBasics } from './part-basics.js';
import { choice, line, lines, settings, whole, yesNo } from './setting.js';

export const AUTHORS = { individual: 'cá nhân', group: 'nhóm tác giả, tập thể', unit: 'cơ quan, đơn vị, địa phương' } as const;
export const CHANNELS = {
  online: 'nộp trực tuyến trên trang của cuộc thi',
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
};

/** Solutions and initiatives. */
export const initiativePart = settings({ kind: z.literal('initiative'), ...submissionBasics });

/** Written essays. */
export const essayPart = settings({ kind: z.literal('essay'), ...submissionBasics });
