import { settings } from '../plan/setting.js';
import { countPopulation, exclusionClause, populationArgs } from './population.js';
import { predictionRule } from './prediction-rule.js';

/** "Có bao nhiêu người dự thi?" */
export const participants = predictionRule({
  code: 'participants',
  version: 1,
  label: 'Số người (lượt) dự thi',
  unit: '',
  args: settings(populationArgs),
  describe(args) {
    const counted =
      args.population === 'people' ? 'số người có ít nhất một lượt thi hợp lệ trong đợt thi' : 'số lượt thi hợp lệ trong đợt thi';
    return `Sau các câu hỏi trắc nghiệm, người dự thi dự đoán ${counted}. Số thực tế được đếm khi đợt thi đã đóng, ${exclusionClause(args)}.`;
  },
  question: ({ population }) => (population === 'people' ? 'Đợt thi này có bao nhiêu người dự thi?' : 'Đợt thi này có bao nhiêu lượt thi?'),
  decimals: () => 0,
  target: (args, scope) => countPopulation(args, scope, () => true),
});
