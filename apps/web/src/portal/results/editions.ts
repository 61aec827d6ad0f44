import { Injectable } from '@nestjs/common';
import { type Contest, ContestError, ContestReader, type Round, roundOf, type RunningContest } from '#contests';
import { everyRound } from './counted-as.js';
import { newestPublished } from './published-rounds.js';

/** The tenant's contests over the years, as far as their rolls of honour are public. */
@Injectable()
export class Editions {
  constructor(private readonly contests: ContestReader) {}

  /** Contests with a published round besides the given one, newest first, each with the round that closed last: three statements, however many. */
  async besides({ contest: { id } }: Pick<RunningContest, 'contest'>): Promise<{ contest: Contest; newest: Round }[]> {
    const [contests, rounds] = [
      await this.contests.list(),
      [...(await this.contests.publishedRounds()), ...(await this.contests.publishedRounds('receiving'))],
    ];
    return contests.flatMap((contest) => {
      const newest = newestPublished(rounds.filter(({ contestId }) => contestId === contest.id));
      return contest.id === id || !newest ? [] : [{ contest, newest }];
    });
  }

  /** A published contest by the slug in its address; undefined when there is none. */
  async find(slug: string): Promise<RunningContest | undefined> {
    const contest = (await this.contests.list()).find((one) => one.slug === slug);
    return contest && this.contests.contest(contest.id);
  }

  /** A round of an edition. @throws ContestError ROUND_NOT_FOUND, also for an edition that does not exist */
  async round(slug: string, code: string): Promise<{ running: RunningContest; round: Round }> {
    const running = await this.find(slug);
    if (!running) throw new ContestError('ROUND_NOT_FOUND');
    return { running, round: roundOf({ rounds: everyRound(running) }, code) };
  }
}
