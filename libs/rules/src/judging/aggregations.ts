import { StrategyFamily } from '../plan/strategy.js';
import type { Aggregation } from './aggregation.js';
import { mean } from './mean.js';
import { median } from './median.js';
import { trimmedMean } from './trimmed-mean.js';

export const aggregations = new StrategyFamily<Aggregation>('judging', 'cách tổng hợp điểm của giám khảo', [mean, median, trimmedMean]);
