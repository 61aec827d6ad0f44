import { StrategyFamily } from '../plan/strategy.js';
import type { Aggregation } from './aggregation.js';
import { mean } from './mean.js';

export const aggregations = new StrategyFamily<Aggregation>('judging', 'cách tổng hợp điểm của giám khảo', [mean]);
