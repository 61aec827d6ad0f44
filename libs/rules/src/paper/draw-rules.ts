import { StrategyFamily } from '../plan/strategy.js';
import { byAudience } from './by-audience.js';
import { byDifficulty } from './by-difficulty.js';
import { byRound } from './by-round.js';
import { byTopic } from './by-topic.js';
import type { DrawRule } from './draw-rule.js';
import { wholeBank } from './whole-bank.js';

export const drawRules = new StrategyFamily<DrawRule>('paper', 'cách lấy câu hỏi', [byTopic, byDifficulty, byRound, byAudience, wholeBank]);
