import { Injectable } from '@nestjs/common';
import { ContestReader, isPublished, type Round, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { SubmissionDesk } from '#submissions';
import { resultRounds } from '../results/result-round.js';

/** A contest with the rounds whose results somebody has still to bring about. */
export interface ContestToCome {
  running: RunningContest;
  rounds: Round[];
}

/** Which of the tenant's contests, earlier ones too, have results that are still to come. */
@Injectable()
export class ResultsToCome {
  constructor(
    private readonly contests: ContestReader,
    private readonly submissions: SubmissionDesk,
    private readonly clock: Clock,
  ) {}

  /** Newest first; of what was annulled, and of a part to which nobody has sent anything, no result comes. */
  async list(): Promise<ContestToCome[]> {
    const found: ContestToCome[] = [];
    for (const running of await this.contests.listRunning()) {
      const rounds: Round[] = [];
      for (const round of unfinished(running)) if (!(await this.isOverAndEmpty(round))) rounds.push(round);
      if (rounds.length > 0) found.push({ running, rounds });
    }
    return found;
  }

  private async isOverAndEmpty({ id, kind, closesAt }: Round): Promise<boolean> {
    if (kind === 'sitting' || this.clock.now() < closesAt) return false;
    return Object.values(await this.submissions.counts(id)).every((count) => count === 0);
  }
}

/** The rounds of a contest that are neither public nor annulled. */
export function unfinished(running: RunningContest): Round[] {
  return resultRounds(running).filter((round) => !isPublished(round) && round.state !== 'annulled');
}
