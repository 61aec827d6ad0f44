import { StrategyFamily } from '../../plan/strategy.js';
import { minimumPoints } from './minimum-points.js';
import { minimumShare } from './minimum-share.js';
import type { PassRule } from './pass-rule.js';
import { passShare } from './pass-share.js';
import { top } from './top.js';

export const passRules = new StrategyFamily<PassRule>('passing', 'điều kiện qua vòng chấm', [minimumPoints, minimumShare, passShare, top]);
