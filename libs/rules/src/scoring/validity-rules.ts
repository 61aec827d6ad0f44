import { StrategyFamily } from '../plan/strategy.js';
import { allAnswered } from './all-answered.js';
import { submitted } from './submitted.js';
import type { ValidityRule } from './validity-rule.js';

export const validityRules = new StrategyFamily<ValidityRule>('validity', 'điều kiện lượt thi hợp lệ', [submitted, allAnswered]);
