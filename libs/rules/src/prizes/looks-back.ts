import type { StrategyReference } from '../plan/strategy.js';
import { personLimits } from './person-limits.js';

/** Whether prizes of one round can keep somebody from one of another round. */
export function looksBack(limit: StrategyReference): boolean {
  const held = Array.from({ length: 1000 }, () => ({ person: 'p', group: 'g', tier: 't', round: 'trước' }));
  return !personLimits.of(limit).allows(limit, held, { group: 'g', tier: 't', round: 'sau' }, () => 0);
}
