import { lowerFirst } from '#kernel';
import { z } from 'zod';
import { reference } from '../../plan/reference.js';
import { settings, whole } from '../../plan/setting.js';
import { roundHalfUp } from '../half-up.js';
import { resultRule } from './result-rule.js';

export const weightedPhases = resultRule({
  code: 'weighted-phases',
  version: 1,
  label: 'Cộng điểm các vòng theo tỷ lệ',
  args: settings({
    weights: z
      .array(
        settings({
          phase: reference('phases', 'Vòng chấm'),
          percent: whole('Tỷ lệ (%)', { min: 1, max: 100 }),
        }),
      )
      .min(1)
      .max(10)
      .meta({ title: 'Tỷ lệ của từng vòng' }),
  }),
  describe: ({ weights }, nameOf) =>
    `Điểm xếp hạng của bài dự thi là tổng của ${weights.map(({ phase, percent }) => `${percent}% điểm ${lowerFirst(nameOf('phases', phase))}`).join(' và ')}, làm tròn đến phần nghìn.`,
  problems({ weights }) {
    const sum = weights.reduce((total, { percent }) => total + percent, 0);
    const twice = weights.findIndex(({ phase }, at) => weights.findIndex((other) => other.phase === phase) !== at);
    return [
      ...(twice === -1
        ? []
        : [{ path: ['weights', twice, 'phase'], message: 'vòng chấm này đã có tỷ lệ ở dòng trên; mỗi vòng chỉ ghi một dòng' }]),
      ...(sum === 100 ? [] : [{ path: ['weights'], message: `các tỷ lệ cộng lại được ${sum}%; hãy sửa cho đủ 100%` }]),
    ];
  },
  result: ({ weights }, totals) =>
    roundHalfUp(
      weights.reduce((sum, { phase, percent }) => sum + percent * (totals.get(phase) ?? 0), 0),
      100,
    ),
});
