import { StrategyFamily } from '../plan/strategy.js';
import { everyDays } from './every-days.js';
import { listed } from './listed.js';
import type { RoundPlan } from './round-plan.js';
import { weekly } from './weekly.js';

export const roundPlans = new StrategyFamily<RoundPlan>('schedule', 'cách chia đợt thi', [listed, weekly, everyDays]);
