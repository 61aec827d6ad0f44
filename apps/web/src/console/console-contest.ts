import { Injectable } from '@nestjs/common';
import { ContestReader, type Round, type RunningContest } from '#contests';

/** The contest that the console shows: with its rounds as they stand now, not as a process remembers them for a second. */
@Injectable()
export class ConsoleContest {
  constructor(private readonly contests: ContestReader) {}

  /** Undefined while the tenant has published none. */
  async find(): Promise<RunningContest | undefined> {
    const running = await this.contests.findRunning();
    return running && this.asTheyStand(running);
  }

  /** @throws ContestError NO_CONTEST */
  async get(): Promise<RunningContest> {
    return this.asTheyStand(await this.contests.running());
  }

  private async asTheyStand(running: RunningContest): Promise<RunningContest> {
    const every = await this.contests.everyRoundOf(running.contest.id);
    const ofKind = (kind: Round['kind']): Round[] => every.filter((round) => round.kind === kind);
    return { ...running, rounds: ofKind('sitting'), receiving: ofKind('receiving') };
  }
}
