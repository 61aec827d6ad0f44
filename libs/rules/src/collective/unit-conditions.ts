import { StrategyFamily } from '../plan/strategy.js';
import { minimumEntries } from './minimum-entries.js';
import { minimumLeaders } from './minimum-leaders.js';
import { minimumMean } from './minimum-mean.js';
import { minimumPeople } from './minimum-people.js';
import { minimumShare } from './minimum-share.js';
import type { UnitCondition } from './unit-condition.js';

export const unitConditions = new StrategyFamily<UnitCondition>('unit-conditions', 'điều kiện đối với đơn vị', [
  minimumShare,
  minimumLeaders,
  minimumEntries,
  minimumMean,
  minimumPeople,
]);
