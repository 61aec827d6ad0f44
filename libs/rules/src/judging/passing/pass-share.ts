import { settings, whole } from '../../plan/setting.js';
import { passRule } from './pass-rule.js';

export const passShare = passRule({
  code: 'pass-share',
  version: 1,
  label: 'Đủ tỷ lệ thành viên đồng ý',
  needsVote: true,
  hangsOnOthers: false,
  args: settings({ percent: whole('Tỷ lệ đồng ý (%)', { min: 1, max: 100 }) }),
  describe: ({ percent }) => `Bài được ít nhất ${percent}% số giám khảo đã chấm bài ấy đồng ý công nhận.`,
  unfit: () => undefined,
  passes: ({ percent }, candidates) => candidates.map(({ agreeing, judges }) => agreeing * 100 >= percent * judges),
});
