import { StrategyFamily } from '../plan/strategy.js';
import { attempts } from './attempts.js';
import { distinctPeople } from './distinct-people.js';
import { headCountRatio } from './head-count-ratio.js';
import { meanScore } from './mean-score.js';
import { unitDraw } from './unit-draw.js';
import type { UnitMetric } from './unit-metric.js';
import { validAttempts } from './valid-attempts.js';

export const unitMetrics = new StrategyFamily<UnitMetric>('collective', 'tiêu chí xếp hạng tập thể', [
  distinctPeople,
  attempts,
  validAttempts,
  headCountRatio,
  meanScore,
  unitDraw,
]);
