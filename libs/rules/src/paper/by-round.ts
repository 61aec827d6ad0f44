import { z } from 'zod';
import { nearestWord } from '../plan/nearest-word.js';
import { reference } from '../plan/reference.js';
import { code, settings } from '../plan/setting.js';
import { shownWords } from '../plan/shown-value.js';
import type { Problem } from '../plan/strategy.js';
import { fromTopics, topicNames } from './from-topics.js';
import { drawRule } from './draw-rule.js';

/** Each round has its own theme: its papers ask about some topics and no others. The plan is checked to name every round, in order. */
export const byRound = drawRule({
  code: 'by-round',
  version: 1,
  label: 'Mỗi đợt một chủ đề',
  args: settings({
    rounds: z
      .array(
        settings({
          round: code().meta({ title: 'Mã đợt' }),
          topics: z.array(reference('topics')).min(1).max(100).meta({ title: 'Các chủ đề' }),
        }),
      )
      .min(1)
      .max(200)
      .meta({ title: 'Chủ đề của từng đợt' }),
  }),
  describe: ({ rounds }, nameOf) =>
    `Câu hỏi của mỗi đề được lấy ngẫu nhiên trong chủ đề của đợt thi: ${rounds.map(({ topics }, at) => `đợt thứ ${at + 1} về ${topicNames(topics, nameOf)}`).join('; ')}.`,
  shares({ rounds }, items, nameOf, { round }) {
    const at = rounds.findIndex((one) => one.round === round);
    const topics = rounds[at]?.topics;
    return topics && [fromTopics(topics, items, `đợt thứ ${at + 1}: ${topicNames(topics, nameOf)}`)];
  },
  scopes: ({ rounds }) => rounds.map(({ round }) => ({ round })),
  topics: ({ rounds }) => [...new Set(rounds.flatMap(({ topics }) => topics))],
  problems: ({ rounds }) =>
    rounds.flatMap(({ round }, at) =>
      rounds.slice(0, at).some((other) => other.round === round)
        ? [{ path: ['rounds', at, 'round'], message: `đợt “${round}” đã ghi ở trên; mỗi đợt chỉ ghi một lần` }]
        : [],
    ),
  problemsIn({ rounds }, plan) {
    const stated = rounds.map(({ round }) => round);
    const unknown = stated.flatMap((round, at): Problem[] => {
      if (plan.rounds.includes(round)) return [];
      const near = nearestWord(round, plan.rounds);
      const right = `hãy chọn một trong: ${shownWords(plan.rounds)}${near === undefined ? '' : `; có phải ý là “${near}”?`}`;
      return [{ path: ['rounds', at, 'round'], message: `phần thi không có đợt mang mã “${round}”; ${right}` }];
    });
    const left = plan.rounds.filter((round) => !stated.includes(round));
    if (unknown.length > 0) return unknown;
    if (left.length > 0)
      return [
        {
          path: ['rounds'],
          message: `chưa có chủ đề của đợt ${left.map((round) => `“${round}”`).join(', ')}; hãy ghi đủ mọi đợt của phần thi`,
        },
      ];
    // The rules text tells the rounds by their numbers.
    const misplaced = stated.findIndex((round, at) => round !== plan.rounds[at]);
    if (misplaced === -1 || stated.length !== plan.rounds.length) return [];
    return [
      { path: ['rounds', misplaced, 'round'], message: `các đợt phải ghi theo thứ tự thi; ở đây phải là “${plan.rounds[misplaced]}”` },
    ];
  },
});
