import { z } from 'zod';
import { choice, settings, whole } from '../plan/setting.js';
import { DIFFICULTIES, drawRule } from './draw-rule.js';

/** So many questions of each difficulty, whatever their topic. */
export const byDifficulty = drawRule({
  code: 'by-difficulty',
  version: 1,
  label: 'Theo độ khó',
  args: settings({
    shares: z
      .array(settings({ difficulty: choice('Độ khó', DIFFICULTIES), items: whole('Số câu', { min: 1, max: 200 }) }))
      .min(1)
      .max(3)
      .meta({ title: 'Số câu theo độ khó' }),
  }),
  describe: ({ shares }) =>
    `Câu hỏi của mỗi đề được lấy ngẫu nhiên từ ngân hàng câu hỏi theo độ khó: ${shares.map(({ difficulty, items }) => `${items} câu mức ${DIFFICULTIES[difficulty]}`).join('; ')}.`,
  problems: ({ shares }) =>
    shares.flatMap(({ difficulty }, at) =>
      shares.slice(0, at).some((other) => other.difficulty === difficulty)
        ? [{ path: ['shares', at], message: `mức ${DIFFICULTIES[difficulty]} đã được tính ở dòng trên; hãy gộp vào một dòng` }]
        : [],
    ),
  shares: ({ shares }) =>
    shares.map(({ difficulty, items }) => ({
      items,
      name: `mức ${DIFFICULTIES[difficulty]}`,
      from: (question) => question.difficulty === difficulty,
      difficulty,
    })),
  scopes: () => [{}],
  topics: () => undefined,
});
