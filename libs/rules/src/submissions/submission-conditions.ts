import { StrategyFamily } from '../plan/strategy.js';
import { maximumPerPerson } from './maximum-per-person.js';
import { minimumWords } from './minimum-words.js';
import { notAppliedBefore } from './not-applied-before.js';
import { requiredSections } from './required-sections.js';
import type { SubmissionCondition } from './submission-condition.js';

export const submissionConditions = new StrategyFamily<SubmissionCondition>('submissions', 'điều kiện của bài dự thi', [
  maximumPerPerson,
  requiredSections,
  minimumWords,
  notAppliedBefore,
]);
