import { z } from 'zod';
import { blocks } from '../collective/block-setting.js';
import { collectiveAward, obligation } from '../collective/collective-setting.js';
import { contestRanking } from '../overall/overall-setting.js';
import { prizeGroup } from '../prizes/prize-setting.js';
import { boards } from '../ranking/board-setting.js';
import { audiences, authorities, contest, lists, named, registration, teams, texts, units } from './contest-setting.js';
import { eligibilityConditions } from '../eligibility/eligibility-conditions.js';
import { timeOfDaySentence } from './moment.js';
import { part } from './part-setting.js';
import { periodSetting } from './period.js';
import { reference } from './reference.js';
import { code, line, lines, settings, whole } from './setting.js';

/** Whom a ward or department undertakes to bring: 100 % of its officials, "encouraged" without a number. */
const targets = named('Chỉ tiêu', {
  units: z.array(reference('units')).max(200).default([]).meta({ title: 'Các đơn vị' }),
  audience: reference('audiences', 'Đối tượng').optional(),
  percent: whole('Tỷ lệ phải dự thi (%)', { min: 1, max: 100 }).optional(),
  people: whole('Số người phải dự thi', { min: 1, max: 100_000_000 }).optional(),
  eachRound: z.boolean().meta({ title: 'Tính cho từng đợt thi' }).optional(),
  encouraged: z.boolean().default(false).meta({ title: 'Khuyến khích, không bắt buộc' }),
}).superRefine((entries, context) => {
  entries.forEach(({ percent, people, encouraged }, at) => {
    const refuse = (path: string[], message: string): void => context.addIssue({ code: 'custom', path: [at, ...path], message });
    if (encouraged && percent !== undefined) refuse(['percent'], 'đã khuyến khích thì không giao tỷ lệ; hãy bỏ percent hoặc bỏ encouraged');
    if (encouraged && people !== undefined) refuse(['people'], 'đã khuyến khích thì không giao số người; hãy bỏ people hoặc bỏ encouraged');
    if (percent !== undefined && people !== undefined)
      refuse(['people'], 'chỉ tiêu ghi theo tỷ lệ hoặc theo số người, không ghi cả hai; hãy bỏ percent hoặc people');
    if (!encouraged && percent === undefined && people === undefined)
      refuse([], 'chỉ tiêu chưa có mức; ghi percent: 100, people: 500, hoặc encouraged: true nếu chỉ khuyến khích');
  });
});

/** The settings of a plan, one by one, so that a reader can check each although another is wrong. */
export const planShape = {
  code: code().meta({ title: 'Mã kế hoạch' }),
  deploys: code().meta({ title: 'Triển khai kế hoạch' }).optional(),
  inherits: code()
    .meta({ title: 'Cuộc thi riêng theo thể lệ của kế hoạch', description: 'Đợt thi, câu hỏi, lượt thi và kết quả là của đơn vị mình.' })
    .optional(),
  open: lines('Thiết lập mà kế hoạch triển khai được thay đổi', 'Mọi thiết lập khác bị khóa.').meta({ names: 'settings' }).default([]),
  openForOwn: lines(
    'Thiết lập mà cuộc thi riêng theo thể lệ này được thay đổi',
    'Để trống thì đơn vị bên dưới không lập cuộc thi riêng theo thể lệ này. Mọi thiết lập khác bị khóa.',
  )
    .meta({ names: 'settings' })
    .optional(),
  contest: contest.meta({ title: 'Cuộc thi' }),
  authorities: authorities.meta({ title: 'Các vai trò ký, duyệt, trao' }),
  approval: settings({
    role: reference('authorities', 'Vai trò phê duyệt kết quả'),
    approvers: whole('Số người cùng duyệt', { min: 1, max: 5 }),
  }).meta({ title: 'Phê duyệt kết quả' }),
  events: named('Sự kiện mà thời gian phụ thuộc', {}).default([]),
  topics: named('Nội dung thi', { detail: line('Diễn giải').optional() }).default([]),
  references: lines('Tài liệu tham khảo').default([]),
  teams: teams.default([]),
  lists: lists.optional(),
  audiences,
  eligibility: z.array(eligibilityConditions.reference).default([]).meta({ title: 'Điều kiện dự thi' }),
  registration: registration.meta({ title: 'Đăng ký' }),
  launch: periodSetting('Phát động').optional(),
  parts: z.array(part).min(1).max(20).meta({ title: 'Các phần thi' }),
  blocks: blocks.optional(),
  boards: boards.optional(),
  overall: contestRanking.optional(),
  prizes: z.array(prizeGroup).default([]).meta({ title: 'Giải cá nhân và giải bài dự thi' }),
  collective: z.array(collectiveAward).default([]).meta({ title: 'Giải tập thể' }),
  obligations: z.array(obligation).default([]).meta({ title: 'Yêu cầu đối với đơn vị' }),
  appeals: settings({
    days: whole('Số ngày nhận khiếu nại sau khi công bố', { min: 1, max: 60 }),
    closesAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: ({ input }) => timeOfDaySentence(input, 'dạng 17:00') })
      .default('17:00')
      .meta({ title: 'Hết hạn lúc' }),
    to: line('Gửi đến'),
  })
    .meta({ title: 'Khiếu nại' })
    .optional(),
  ceremony: z
    .array(periodSetting('Thời gian'))
    .max(5)
    .default([])
    .meta({ title: 'Tổng kết, trao giải', description: 'Nhiều mục là các khả năng để chọn.' }),
  targets: targets.default([]),
  units: units.default([]),
  texts: texts.meta({ title: 'Lời văn' }).prefault({}),
};

export const planSetting = settings(planShape);
