import { settings, whole } from '../plan/setting.js';
import { countPopulation, exclusionClause, populationArgs } from './population.js';
import { predictionRule } from './prediction-rule.js';

/** "Có bao nhiêu phần trăm người dự thi trả lời đúng tất cả các câu hỏi?", to as many decimals as the plan asks for. */
export const percentage = predictionRule({
  code: 'percentage',
  version: 1,
  label: 'Tỷ lệ phần trăm trả lời đúng tất cả',
  unit: '%',
  args: settings({ ...populationArgs, decimals: whole('Số chữ số thập phân', { min: 0, max: 6 }) }),
  describe(args) {
    const [counted, among] =
      args.population === 'people'
        ? ['số người mà lượt thi được tính trả lời đúng tất cả các câu hỏi', 'số người có ít nhất một lượt thi hợp lệ']
        : ['số lượt thi hợp lệ trả lời đúng tất cả các câu hỏi', 'số lượt thi hợp lệ'];
    return `Sau các câu hỏi trắc nghiệm, người dự thi dự đoán tỷ lệ phần trăm giữa ${counted} và ${among} trong đợt thi, ${decimalsClause(args.decimals)}. Tỷ lệ thực tế được tính khi đợt thi đã đóng, làm tròn như vậy, ${exclusionClause(args)}.`;
  },
  question: ({ population, decimals }, { items }) =>
    `Đợt thi này có bao nhiêu phần trăm ${population === 'people' ? 'người dự thi' : 'lượt thi'} trả lời đúng cả ${items} câu${decimals > 0 ? ` (ghi đến ${decimals} chữ số sau dấu phẩy)` : ''}?`,
  decimals: ({ decimals }) => decimals,
  target(args, scope) {
    const all = countPopulation(args, scope, () => true);
    if (all === 0) return 0;
    const right = countPopulation(args, scope, (attempt) => scope.attempts.allCorrect[attempt] === 1);
    return roundedShare(right, all, 100 * 10 ** args.decimals);
  },
});

/** `part / whole * scale`, rounded half up, in whole numbers throughout: 8 digits of a percentage leave no room for binary fractions. */
function roundedShare(part: number, whole: number, scale: number): number {
  return Number((2n * BigInt(part) * BigInt(scale) + BigInt(whole)) / (2n * BigInt(whole)));
}

function decimalsClause(decimals: number): string {
  return decimals === 0 ? 'làm tròn đến hàng đơn vị' : `đến ${decimals} chữ số thập phân`;
}
