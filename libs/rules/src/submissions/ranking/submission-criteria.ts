import { StrategyFamily } from '../../plan/strategy.js';
import { criterion } from './criterion.js';
import { draw } from './draw.js';
import { receivedEarlier } from './received-earlier.js';
import { score } from './score.js';
import type { SubmissionCriterion } from './submission-criterion.js';

export const submissionCriteria = new StrategyFamily<SubmissionCriterion>('submission-ranking', 'tiêu chí xếp hạng bài dự thi', [
  score,
  criterion,
  receivedEarlier,
  draw,
]);
