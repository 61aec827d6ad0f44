import type { z } from 'zod';
import { settings, whole, yesNo } from '../plan/setting.js';
import { validityRules } from '../scoring/validity-rules.js';
import { creditRules } from '../scoring/credit-rules.js';
import { drawRules } from './draw-rules.js';

/** What one paper is: how many questions, how drawn, how long, how marked. */
export const paperRules = settings({
  items: whole('Số câu hỏi của một đề', { min: 1, max: 200 }),
  minutes: whole('Thời gian làm bài (phút)', { min: 1, max: 600 }),
  draw: drawRules.reference,
  shuffle: settings({
    questions: yesNo('Đảo thứ tự câu hỏi'),
    options: yesNo('Đảo thứ tự phương án'),
  }).meta({ title: 'Đảo đề' }),
  credit: creditRules.reference,
  validity: validityRules.reference,
}).superRefine(({ items, draw }, context) => {
  const total = drawRules
    .of(draw)
    .shares(draw, items, (topic) => topic)
    .reduce((sum, share) => sum + share.items, 0);
  if (total !== items)
    context.addIssue({
      code: 'custom',
      path: ['draw'],
      message: `cách lấy câu hỏi cho ${total} câu mà đề có ${items} câu; hãy sửa cho hai số bằng nhau`,
    });
});

export type PaperRules = z.output<typeof paperRules>;
