import { nameOfIn, nameOfWithin } from '../plan/name-of.js';
import type { RuleSet, SubmissionPart } from '../plan/rule-set.js';
import { submissionConditions } from '../submissions/submission-conditions.js';

/** What an entry of the part must fulfil to be taken, condition by condition, as whole sentences. */
export function describeSubmissionConditions(ruleSet: RuleSet, part: SubmissionPart): string[] {
  const nameOf = nameOfWithin(part, nameOfIn(ruleSet));
  return part.conditions.map((condition) => submissionConditions.describe(condition, nameOf));
}
