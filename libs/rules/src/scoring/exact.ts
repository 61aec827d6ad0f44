import { z } from 'zod';
import { formatPoints } from './format-points.js';
import { settings } from '../plan/setting.js';
import { creditRule } from './credit-rule.js';

/** All or nothing: exactly the right options, no more and no fewer. */
export const exact = creditRule({
  code: 'exact',
  version: 1,
  label: 'Đúng hoàn toàn mới có điểm',
  args: settings({
    points: z.number().multipleOf(0.001).min(0.001).max(1000).default(1).meta({ title: 'Điểm mỗi câu' }),
  }),
  describe: ({ points }) =>
    `Mỗi câu trả lời đúng được ${formatPoints(points)} điểm; câu trả lời sai hoặc bỏ trống không được điểm và không bị trừ điểm.`,
  points: ({ points }, chosen, right) => (chosen.size === right.size && [...chosen].every((option) => right.has(option)) ? points : 0),
  full: ({ points }) => points,
});
