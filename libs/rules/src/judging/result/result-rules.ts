import { StrategyFamily } from '../../plan/strategy.js';
import { lastPhase } from './last-phase.js';
import type { ResultRule } from './result-rule.js';
import { weightedPhases } from './weighted-phases.js';

export const resultRules = new StrategyFamily<ResultRule>('judging-result', 'cách tính kết quả qua các vòng chấm', [
  lastPhase,
  weightedPhases,
]);
