import type { SubmissionPart } from '../plan/rule-set.js';
import type { SubmissionFacts } from './submission-condition.js';
import { submissionConditions } from './submission-conditions.js';

/** Why a submission cannot be accepted yet, one entry per condition that it fails; empty when all are met. */
export function checkSubmission(part: SubmissionPart, submission: SubmissionFacts): { code: string; sentence: string }[] {
  return part.conditions.flatMap((condition) => {
    const sentence = submissionConditions.of(condition).refuses(condition, submission, part);
    return sentence === undefined ? [] : [{ code: condition.code, sentence }];
  });
}
