import { StrategyFamily } from '../plan/strategy.js';
import { finishedEarlier } from './finished-earlier.js';
import type { OverallCriterion } from './overall-criterion.js';
import { overallDraw } from './overall-draw.js';
import { perfectRounds } from './perfect-rounds.js';
import { roundsEntered } from './rounds-entered.js';
import { totalDuration } from './total-duration.js';
import { totalScore } from './total-score.js';

export const overallCriteria = new StrategyFamily<OverallCriterion>('overall', 'tiêu chí xếp hạng chung', [
  totalScore,
  roundsEntered,
  perfectRounds,
  totalDuration,
  finishedEarlier,
  overallDraw,
]);
