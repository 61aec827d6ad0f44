import type { z } from 'zod';
import { choice, settings, whole, yesNo } from '../plan/setting.js';
import type { NameOf } from '../plan/strategy.js';
import { validityRules } from '../scoring/validity-rules.js';
import { creditRules } from '../scoring/credit-rules.js';
import { VOIDED_QUESTION } from '../scoring/voided-question.js';
import type { DrawShare } from './draw-rule.js';
import { drawRules } from './draw-rules.js';
import { MOST_GRACE_SECONDS } from './grace.js';

const codeItself: NameOf = (_list, code) => code;

const paperSettings = settings({
  items: whole('Số câu hỏi của một đề', { min: 1, max: 200 }),
  minutes: whole('Thời gian làm bài (phút)', { min: 1, max: 600 }),
  graceSeconds: whole(
    'Nhận thêm câu trả lời còn trên đường truyền khi hết giờ (giây)',
    { min: 0, max: MOST_GRACE_SECONDS },
    'Không ghi thì là 5 giây.',
  ).optional(),
  draw: drawRules.reference,
  shuffle: settings({
    questions: yesNo('Đảo thứ tự câu hỏi'),
    options: yesNo('Đảo thứ tự phương án'),
  }).meta({ title: 'Đảo đề' }),
  credit: creditRules.reference,
  validity: validityRules.reference,
  voidedQuestion: choice('Khi hủy một câu hỏi sau khi thi', VOIDED_QUESTION, 'Không ghi thì điểm tối đa giảm theo.').optional(),
});

export type PaperRules = z.output<typeof paperSettings>;

/** The shares of each kind of paper that the rules tell apart. */
export function sharesOfEach({ draw, items }: Pick<PaperRules, 'draw' | 'items'>, nameOf: NameOf = codeItself): DrawShare[][] {
  const rule = drawRules.of(draw);
  return rule.scopes(draw).map((scope) => rule.shares(draw, items, nameOf, scope) ?? []);
}

/** What one paper is: how many questions, how drawn, how long, how marked. */
export const paperRules = paperSettings.superRefine(({ items, draw, credit }, context) => {
  const papers = sharesOfEach({ items, draw });
  const refuse = (setting: string, message: string): void => context.addIssue({ code: 'custom', path: [setting], message });
  const total = papers.map((shares) => shares.reduce((sum, share) => sum + share.items, 0)).find((sum) => sum !== items);
  if (total !== undefined) refuse('draw', `cách lấy câu hỏi cho ${total} câu mà đề có ${items} câu; hãy sửa cho hai số bằng nhau`);
  const isUnknown = papers.some((shares) => shares.some(({ difficulty }) => difficulty === undefined));
  if (creditRules.of(credit).needsDifficulty && isUnknown)
    refuse(
      'credit',
      'điểm theo độ khó đòi hỏi mỗi đề có số câu dễ, trung bình, khó như nhau; hãy đặt draw là by-difficulty, hoặc by-topic có difficulty ở mọi dòng',
    );
});
