import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { choice, settings, whole } from '../plan/setting.js';
import { DIFFICULTIES, drawRule } from './draw-rule.js';

/** So many questions of each topic, or of each topic and difficulty. */
export const byTopic = drawRule({
  code: 'by-topic',
  version: 1,
  label: 'Theo chủ đề và độ khó',
  args: settings({
    shares: z
      .array(
        settings({
          topic: reference('topics', 'Chủ đề'),
          difficulty: choice('Độ khó', DIFFICULTIES).optional(),
          items: whole('Số câu', { min: 1, max: 200 }),
        }),
      )
      .min(1)
      .max(100)
      .meta({ title: 'Số câu theo chủ đề' }),
  }),
  describe({ shares }, nameOf) {
    const items = shares.map(
      ({ topic, difficulty, items }) =>
        `${items} câu về “${nameOf('topics', topic)}”${difficulty ? ` (mức ${DIFFICULTIES[difficulty]})` : ''}`,
    );
    return `Câu hỏi của mỗi đề được lấy ngẫu nhiên từ ngân hàng câu hỏi theo chủ đề: ${items.join('; ')}.`;
  },
  // Overlapping shares could leave the second with too few questions although the bank is large enough: a draw must
  // succeed for every seed or for none.
  problems: ({ shares }) =>
    shares.flatMap(({ topic, difficulty }, at) => {
      const earlier = shares
        .slice(0, at)
        .some((other) => other.topic === topic && (!other.difficulty || !difficulty || other.difficulty === difficulty));
      return earlier
        ? [
            {
              path: ['shares', at],
              message: `chủ đề “${topic}” đã được tính ở dòng trên; gộp vào một dòng, hoặc ghi độ khó khác nhau ở từng dòng`,
            },
          ]
        : [];
    }),
  shares: ({ shares }, _items, nameOf) =>
    shares.map(({ topic, difficulty, items }) => ({
      items,
      name: `${nameOf('topics', topic)}${difficulty ? `, mức ${DIFFICULTIES[difficulty]}` : ''}`,
      from: (question) => question.topic === topic && (!difficulty || question.difficulty === difficulty),
      difficulty,
    })),
  scopes: () => [{}],
  topics: ({ shares }) => [...new Set(shares.map(({ topic }) => topic))],
});
