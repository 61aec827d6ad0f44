import { z } from 'zod';
import { attemptLimits } from '../attempts/attempt-limits.js';
import { countingRules } from '../attempts/counting-rules.js';
import { judging } from '../judging/judging-setting.js';
import { paperRules } from '../paper/paper-rules.js';
import { predictionRules } from '../prediction/prediction-rules.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { roundPlans } from '../schedule/round-plans.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { visibilityRules } from '../visibility/visibility-rules.js';
import { named } from './contest-setting.js';
import { endMoment, startMoment } from './moment.js';
import { choice, code, line, lines, settings, whole, yesNo } from './setting.js';
import { shownValue } from './shown-value.js';

const partBasics = {
  code: code().meta({ title: 'Mã phần thi' }),
  name: line('Tên phần thi'),
  format: line('Hình thức').optional(),
};

export const STUDY = { documents: 'tài liệu tham khảo', 'questions-with-answers': 'bộ câu hỏi và tài liệu giải đáp' } as const;

/** Multiple-choice questions, answered online in rounds. */
export const quizPart = settings({
  kind: z.literal('quiz'),
  ...partBasics,
  rounds: roundPlans.reference,
  study: settings({
    opens: choice('Được ôn tập', STUDY),
    from: startMoment('Từ').optional(),
    until: endMoment('Đến').optional(),
  }).meta({ title: 'Ôn tập' }),
  paper: paperRules.meta({ title: 'Đề thi' }),
  attempts: settings({
    limit: attemptLimits.reference,
    minimumDelayMinutes: whole('Khoảng cách tối thiểu giữa hai lượt (phút)', { min: 0, max: 10_080 }).default(0),
    counts: countingRules.reference,
  }).meta({ title: 'Lượt thi' }),
  prediction: predictionRules.reference,
  ranking: z.array(rankingCriteria.reference).min(1).max(10).meta({ title: 'Thứ tự tiêu chí xếp hạng' }),
  scoreShown: visibilityRules.reference,
});

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

export const PART_KINDS = { quiz: 'trắc nghiệm', initiative: 'giải pháp, sáng kiến', essay: 'bài viết' } as const;

export const part = z.discriminatedUnion('kind', [quizPart, initiativePart, essayPart], {
  error: (issue) => {
    const kind = (issue.input as { kind?: unknown } | null)?.kind;
    return `${kind === undefined ? 'thiếu loại phần thi' : `không có loại phần thi ${shownValue(kind)}`}; kind là một trong: ${Object.keys(PART_KINDS).join(', ')}`;
  },
});
