import { settings } from '../plan/setting.js';
import type { Difficulty } from '../paper/draw-rule.js';
import { creditRule } from './credit-rule.js';
import { formatPoints } from './format-points.js';
import { isExact } from './is-exact.js';
import { pointsSetting } from './points-setting.js';

/** All or nothing, and a harder question may be worth more. Every paper is checked to be worth the same. */
export const weightedByDifficulty = creditRule({
  code: 'weighted-by-difficulty',
  version: 1,
  label: 'Điểm theo độ khó của câu hỏi',
  needsDifficulty: true,
  args: settings({
    easy: pointsSetting('Điểm câu dễ'),
    medium: pointsSetting('Điểm câu trung bình'),
    hard: pointsSetting('Điểm câu khó'),
  }),
  describe: ({ easy, medium, hard }) =>
    `Mỗi câu trả lời đúng được ${formatPoints(easy)} điểm nếu là câu dễ, ${formatPoints(medium)} điểm nếu là câu trung bình, ${formatPoints(hard)} điểm nếu là câu khó; câu trả lời sai hoặc bỏ trống không được điểm và không bị trừ điểm.`,
  points: (args, chosen, right, difficulty) => (isExact(chosen, right) ? worth(args, difficulty) : 0),
  full: worth,
});

function worth(args: Record<Difficulty, number>, difficulty: Difficulty | undefined): number {
  // Whoever marks has looked at `needsDifficulty`, so this cannot be missing.
  if (difficulty === undefined) throw new Error('weighted-by-difficulty needs the difficulty of every question');
  return args[difficulty];
}
