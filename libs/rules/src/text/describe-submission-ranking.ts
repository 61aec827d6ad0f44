import { nameOfIn, nameOfWithin } from '../plan/name-of.js';
import type { RuleSet, SubmissionPart } from '../plan/rule-set.js';
import { submissionCriteria } from '../submissions/ranking/submission-criteria.js';

/** What the chain of a part of submissions compares, link by link, in the middle of a sentence: "điểm", "thời điểm nhận bài". */
export function describeSubmissionRanking(ruleSet: RuleSet, part: SubmissionPart): string[] {
  const nameOf = nameOfWithin(part, nameOfIn(ruleSet));
  return part.ranking.map((reference) => submissionCriteria.of(reference).compares(reference, nameOf));
}
