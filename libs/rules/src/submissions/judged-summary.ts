import type { PrizeAllocation } from '../prizes/allocate-prizes.js';
import type { StandingSummary } from '../ranking/standing.js';
import type { SubmissionStanding, SubmissionStandingSummary } from './submission-standing.js';

/** Everything of a judged standing but its lines, once nothing is missing: only then it is kept. */
export interface JudgedSummary extends SubmissionStandingSummary {
  prizes: PrizeAllocation;
}

/** Everything of a kept standing but its lines: of a quiz round, or of a part of submissions. */
export type FrozenSummary = StandingSummary | JudgedSummary;

/** Whether nothing is missing any more: the standing may be kept. */
export function isWholeStanding(standing: SubmissionStanding): standing is SubmissionStanding & { summary: JudgedSummary } {
  return standing.summary.incomplete.length === 0 && standing.summary.prizes !== null;
}

export function isJudgedSummary(summary: FrozenSummary): summary is JudgedSummary {
  return 'received' in summary;
}

/** The summary of a quiz round's standing, for what is asked of quizzes alone. @throws Error where it is of a part of submissions */
export function quizSummary(summary: FrozenSummary): StandingSummary {
  if (isJudgedSummary(summary)) throw new Error(`${summary.part} is a part of submissions; its standing is no quiz's.`);
  return summary;
}

/** How many sealed attempts, or submissions that were received, went into it. */
export function entriesOf(summary: FrozenSummary): number {
  return isJudgedSummary(summary) ? summary.received : summary.attempts;
}

/** The code under which prizes of the standing count: of its round, or of its part, which is one round. */
export function occasionCode(summary: FrozenSummary): string {
  return isJudgedSummary(summary) ? summary.part : summary.round;
}
