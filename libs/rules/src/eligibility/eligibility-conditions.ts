import { StrategyFamily } from '../plan/strategy.js';
import { accessWord } from './access-word.js';
import { age } from './age.js';
import { area } from './area.js';
import { declares } from './declares.js';
import type { EligibilityCondition } from './eligibility-condition.js';
import { excludedLists } from './excluded-lists.js';
import { excludedTeams } from './excluded-teams.js';
import { guardianConsent } from './guardian-consent.js';
import { identityLevel } from './identity-level.js';

export const eligibilityConditions = new StrategyFamily<EligibilityCondition>('eligibility', 'điều kiện dự thi', [
  area,
  age,
  guardianConsent,
  identityLevel,
  declares,
  accessWord,
  excludedTeams,
  excludedLists,
]);
