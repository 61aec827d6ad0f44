import { StrategyFamily } from '../plan/strategy.js';
import { byTopic } from './by-topic.js';
import type { DrawRule } from './draw-rule.js';
import { wholeBank } from './whole-bank.js';

export const drawRules = new StrategyFamily<DrawRule>('paper', 'cách lấy câu hỏi', [byTopic, wholeBank]);
