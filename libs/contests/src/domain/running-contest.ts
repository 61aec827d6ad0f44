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
