import { StrategyFamily } from '../plan/strategy.js';
import type { CreditRule } from './credit-rule.js';
import { exact } from './exact.js';
import { partial } from './partial.js';
import { weightedByDifficulty } from './weighted-by-difficulty.js';

export const creditRules = new StrategyFamily<CreditRule>('scoring', 'cách tính điểm một câu', [exact, partial, weightedByDifficulty]);
