import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { settings } from '../plan/setting.js';
import { drawRule } from './draw-rule.js';
import { fromTopics, topicNames } from './from-topics.js';
import type { NameOf } from '../plan/strategy.js';

/** Audience groups have banks of their own, told apart by topic. The plan is checked to have every group in exactly one place. */
export const byAudience = drawRule({
  code: 'by-audience',
  version: 1,
  label: 'Mỗi đối tượng một bộ câu hỏi',
  args: settings({
    groups: z
      .array(
        settings({
          audiences: z.array(reference('audiences')).min(1).max(100).meta({ title: 'Các đối tượng' }),
          topics: z.array(reference('topics')).min(1).max(100).meta({ title: 'Các chủ đề' }),
        }),
      )
      .min(1)
      .max(50)
      .meta({ title: 'Câu hỏi theo đối tượng' }),
  }),
  describe: ({ groups }, nameOf) =>
    `Câu hỏi của mỗi đề được lấy ngẫu nhiên theo đối tượng dự thi: ${groups.map(({ audiences, topics }) => `đề của ${audienceNames(audiences, nameOf)} hỏi về ${topicNames(topics, nameOf)}`).join('; ')}.`,
  problems({ groups }) {
    const seen = new Set<string>();
    return groups.flatMap(({ audiences }, at) =>
      audiences.flatMap((audience, position) => {
        // Twice in one group is told of every list that names audience groups.
        if (audiences.indexOf(audience) !== position) return [];
        if (!seen.has(audience)) {
          seen.add(audience);
          return [];
        }
        return [
          {
            path: ['groups', at, 'audiences', position],
            message: `đối tượng “${audience}” đã ghi ở trên; mỗi đối tượng chỉ thuộc một bộ câu hỏi`,
          },
        ];
      }),
    );
  },
  problemsIn({ groups }, plan) {
    const left = plan.audiences.filter((audience) => !groups.some(({ audiences }) => audiences.includes(audience)));
    if (left.length === 0) return [];
    const names = left.map((audience) => `“${audience}”`).join(', ');
    return [{ path: ['groups'], message: `đối tượng ${names} chưa có bộ câu hỏi; mỗi đối tượng trong audiences phải thuộc đúng một bộ` }];
  },
  shares({ groups }, items, nameOf, { audience }) {
    const group = audience === undefined ? undefined : groups.find(({ audiences }) => audiences.includes(audience));
    return (
      group && [fromTopics(group.topics, items, `đề của ${audienceNames(group.audiences, nameOf)}: ${topicNames(group.topics, nameOf)}`)]
    );
  },
  scopes: ({ groups }) => groups.map(({ audiences: [audience] }) => ({ audience })),
  topics: ({ groups }) => [...new Set(groups.flatMap(({ topics }) => topics))],
});

/** "“Cán bộ”, “Nhân dân”" */
const audienceNames = (audiences: readonly string[], nameOf: NameOf): string =>
  audiences.map((audience) => `“${nameOf('audiences', audience)}”`).join(', ');
