import { ContestError } from '../contest.errors.js';
import type { RunningContest } from '../contest-reader.service.js';
import type { Round } from '../entities/round.entity.js';

/** A round of the contest by its code. @throws ContestError ROUND_NOT_FOUND */
export function roundOf({ rounds }: Pick<RunningContest, 'rounds'>, code: string): Round {
  const round = rounds.find((one) => one.code === code);
  if (!round) throw new ContestError('ROUND_NOT_FOUND');
  return round;
}

/** The day on which the contest's tree of units was taken: "2024-10-21". */
export function unitDay({ ruleSet }: Pick<RunningContest, 'ruleSet'>): string {
  return ruleSet.contest.unitsAt.slice(0, 10);
}

/** How the page of a person's own things is called, as letters and pages name it: who sends in an essay has no "bài thi". */
export function ownPageName({ receiving }: Pick<RunningContest, 'receiving'>): string {
  return receiving.length > 0 ? 'Bài của tôi' : 'Bài thi của tôi';
}
