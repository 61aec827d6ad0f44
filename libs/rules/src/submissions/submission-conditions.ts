import { StrategyFamily } from '../plan/strategy.js';
import { maximumMinutes } from './maximum-minutes.js';
import { maximumPerPerson } from './maximum-per-person.js';
import { maximumPerUnit } from './maximum-per-unit.js';
import { maximumWords } from './maximum-words.js';
import { minimumWords } from './minimum-words.js';
import { notAppliedBefore } from './not-applied-before.js';
import { notAwardedElsewhere } from './not-awarded-elsewhere.js';
import { original } from './original.js';
import { requiredSections } from './required-sections.js';
import type { SubmissionCondition } from './submission-condition.js';
import { themeChosen } from './theme-chosen.js';
import { videoLink } from './video-link.js';

export const submissionConditions = new StrategyFamily<SubmissionCondition>('submissions', 'điều kiện của bài dự thi', [
  maximumPerPerson,
  maximumPerUnit,
  themeChosen,
  requiredSections,
  minimumWords,
  maximumWords,
  maximumMinutes,
  videoLink,
  original,
  notAppliedBefore,
  notAwardedElsewhere,
]);
