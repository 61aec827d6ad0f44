import type { SubmissionPart } from '../plan/rule-set.js';
import type { SubmissionStanding } from '../submissions/submission-standing.js';
import type { RehearsedPhase } from './rehearsal-report.js';

/** How many submissions each phase of judging saw, and how many it let through. */
export function phaseReport({ judging }: SubmissionPart, { summary, lines }: SubmissionStanding): RehearsedPhase[] {
  const submissions = [...lines, ...summary.out];
  return judging.phases.map(({ code, name }) => {
    const judged = submissions.filter(({ phases }) => phases.some(({ phase }) => phase === code)).length;
    const fellOut = summary.out.filter(({ phase }) => phase === code).length;
    return { code, name, judged, passed: judged - fellOut };
  });
}
