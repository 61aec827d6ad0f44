import { settings } from '../../plan/setting.js';
import { resultRule } from './result-rule.js';

export const lastPhase = resultRule({
  code: 'last-phase',
  version: 1,
  label: 'Lấy điểm vòng cuối',
  args: settings({}),
  describe: () => 'Điểm xếp hạng của bài dự thi là điểm ở vòng chấm cuối cùng; điểm các vòng trước chỉ dùng để chọn bài vào vòng sau.',
  result: (_args, totals) => [...totals.values()].at(-1) as number,
});
