import { StrategyFamily } from '../plan/strategy.js';
import { atMost } from './at-most.js';
import { highestOnly } from './highest-only.js';
import { noLimit } from './no-limit.js';
import { onePerContest } from './one-per-contest.js';
import { onePerRound } from './one-per-round.js';
import type { PersonLimit } from './person-limit.js';

export const personLimits = new StrategyFamily<PersonLimit>('prizes', 'giới hạn số giải của một người', [
  noLimit,
  onePerRound,
  onePerContest,
  atMost,
  highestOnly,
]);
