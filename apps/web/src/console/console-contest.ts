import { Injectable } from '@nestjs/common';
import { ContestReader, type RunningContest } from '#contests';

/** The contest that the console shows: with its rounds as they stand now, not as a process remembers them for a second. */
@Injectable()
export class ConsoleContest {
  constructor(private readonly contests: ContestReader) {}

  /** Undefined while the tenant has published none. */
  async find(): Promise<RunningContest | undefined> {
    const running = await this.contests.findRunning();
    return running ? { ...running, rounds: await this.contests.roundsOf(running.contest.id) } : undefined;
  }

  /** @throws ContestError NO_CONTEST */
  async get(): Promise<RunningContest> {
    const running = await this.contests.running();
    return { ...running, rounds: await this.contests.roundsOf(running.contest.id) };
  }
}
