import { settings, whole } from '../../plan/setting.js';
import { passRule } from './pass-rule.js';

export const minimumShare = passRule({
  code: 'minimum-share',
  version: 1,
  label: 'Đạt tỷ lệ điểm tối thiểu',
  needsVote: false,
  hangsOnOthers: false,
  args: settings({ percent: whole('Phần trăm điểm tối đa', { min: 1, max: 100 }) }),
  describe: ({ percent }) => `Bài đạt từ ${percent}% điểm tối đa trở lên.`,
  unfit: () => undefined,
  passes: ({ percent }, candidates, { fullScore }) => candidates.map(({ total }) => total * 100 >= percent * fullScore),
});
