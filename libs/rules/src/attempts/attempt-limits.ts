import { StrategyFamily } from '../plan/strategy.js';
import type { AttemptLimit } from './attempt-limit.js';
import { perContest } from './per-contest.js';
import { perDay } from './per-day.js';
import { perRound } from './per-round.js';
import { unlimited } from './unlimited.js';

export const attemptLimits = new StrategyFamily<AttemptLimit>('attempts', 'giới hạn lượt thi', [perContest, perRound, perDay, unlimited]);
