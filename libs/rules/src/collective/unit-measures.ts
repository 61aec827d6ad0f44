import { StrategyFamily } from '../plan/strategy.js';
import { attempts } from './attempts.js';
import { bestPeople } from './best-people.js';
import { distinctPeople } from './distinct-people.js';
import { headCountRatio } from './head-count-ratio.js';
import { meanScore } from './mean-score.js';
import { perfectPeople } from './perfect-people.js';
import type { UnitMetric } from './unit-metric.js';
import { validAttempts } from './valid-attempts.js';

/** The metrics that measure one thing; a composite is made of these. */
export const unitMeasures = new StrategyFamily<UnitMetric>('measures', 'tiêu chí thành phần', [
  distinctPeople,
  attempts,
  validAttempts,
  headCountRatio,
  meanScore,
  perfectPeople,
  bestPeople,
]);
