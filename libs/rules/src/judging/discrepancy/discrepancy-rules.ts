import { StrategyFamily } from '../../plan/strategy.js';
import type { DiscrepancyRule } from './discrepancy-rule.js';
import { furtherJudge } from './further-judge.js';
import { none } from './none.js';

export const discrepancyRules = new StrategyFamily<DiscrepancyRule>('discrepancy', 'cách xử lý khi điểm của giám khảo chênh lệch', [
  none,
  furtherJudge,
]);
