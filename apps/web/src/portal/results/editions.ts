import { Injectable } from '@nestjs/common';
import { type Contest, ContestError, ContestReader, type Round, roundOf, type RunningContest } from '#contests';
import { newestPublished } from './published-rounds.js';

/** The tenant's contests over the years, as far as their rolls of honour are public. */
@Injectable()
export class Editions {
  constructor(private readonly contests: ContestReader) {}

  /** Contests with a published round besides the given one, newest first, each with the round that closed last. */
  async besides({ contest: { id } }: Pick<RunningContest, 'contest'>): Promise<{ contest: Contest; newest: Round }[]> {
    const editions: { contest: Contest; newest: Round }[] = [];
    for (const contest of await this.contests.list()) {
      if (contest.id === id) continue;
      const newest = newestPublished(await this.contests.roundsOf(contest.id));
      if (newest) editions.push({ contest, newest });
    }
    return editions;
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
    return { running, round: roundOf(running, code) };
  }
}
