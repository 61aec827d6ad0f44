import { StrategyFamily } from '../plan/strategy.js';
import { age } from './age.js';
import { area } from './area.js';
import type { EligibilityCondition } from './eligibility-condition.js';
import { excludedTeams } from './excluded-teams.js';

export const eligibilityConditions = new StrategyFamily<EligibilityCondition>('eligibility', 'điều kiện dự thi', [
  area,
  age,
  excludedTeams,
]);
