import { StrategyFamily } from '../plan/strategy.js';
import { byDecision } from './by-decision.js';
import { byRanking } from './by-ranking.js';
import { firstCome } from './first-come.js';
import { luckyDraw } from './lucky-draw.js';
import type { Selection } from './selection.js';

export const selections = new StrategyFamily<Selection>('selection', 'cách chọn người nhận giải', [
  byRanking,
  luckyDraw,
  firstCome,
  byDecision,
]);
