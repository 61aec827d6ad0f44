import { StrategyFamily } from '../plan/strategy.js';
import { draw } from './draw.js';
import { duration } from './duration.js';
import { predictionDistance } from './prediction-distance.js';
import type { RankingCriterion } from './ranking-criterion.js';
import { score } from './score.js';
import { sinceOpening } from './since-opening.js';

export const rankingCriteria = new StrategyFamily<RankingCriterion>('ranking', 'tiêu chí xếp hạng', [
  score,
  predictionDistance,
  duration,
  sinceOpening,
  draw,
]);
