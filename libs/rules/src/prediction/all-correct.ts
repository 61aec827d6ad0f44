import { settings } from '../plan/setting.js';
import { countPopulation, exclusionClause, populationArgs } from './population.js';
import { predictionRule } from './prediction-rule.js';

/** "Có bao nhiêu người trả lời đúng tất cả các câu hỏi?" */
export const allCorrect = predictionRule({
  code: 'all-correct',
  version: 1,
  label: 'Số người (lượt) trả lời đúng tất cả',
  unit: '',
  args: settings(populationArgs),
  describe(args) {
    const counted =
      args.population === 'people'
        ? 'số người mà lượt thi được tính trả lời đúng tất cả các câu hỏi trong đợt thi'
        : 'số lượt thi hợp lệ trả lời đúng tất cả các câu hỏi trong đợt thi';
    return `Sau các câu hỏi trắc nghiệm, người dự thi dự đoán ${counted}. Số thực tế được đếm khi đợt thi đã đóng, ${exclusionClause(args)}.`;
  },
  question: ({ population }, { items }) =>
    `Đợt thi này có bao nhiêu ${population === 'people' ? 'người' : 'lượt thi'} trả lời đúng cả ${items} câu?`,
  decimals: () => 0,
  target: (args, scope) => countPopulation(args, scope, (attempt) => scope.attempts.allCorrect[attempt] === 1),
});
