import { StrategyFamily } from '../plan/strategy.js';
import { unitDraw } from './unit-draw.js';
import { unitMeasures } from './unit-measures.js';
import type { UnitMetric } from './unit-metric.js';
import { weighted } from './weighted.js';

export const unitMetrics = new StrategyFamily<UnitMetric>('collective', 'tiêu chí xếp hạng tập thể', [
  ...unitMeasures.strategies,
  weighted,
  unitDraw,
]);
