import { StrategyFamily } from '../plan/strategy.js';
import { best } from './best.js';
import type { CountingRule } from './counting-rule.js';
import { earliestBest } from './earliest-best.js';
import { first } from './first.js';
import { last } from './last.js';

export const countingRules = new StrategyFamily<CountingRule>('counting', 'lượt thi được tính', [best, first, last, earliestBest]);
