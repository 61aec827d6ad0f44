import { Injectable } from '@nestjs/common';
import { ContestReader, unitDay } from '#contests';
import { Clock, localDay } from '#kernel';

/** The day of which the list of units is shown where nobody asks for another. */
@Injectable()
export class ListDay {
  constructor(
    private readonly contests: ContestReader,
    private readonly clock: Clock,
  ) {}

  /** The day whose units people choose from in the contest that runs; undefined where none does. */
  async ofContest(): Promise<string | undefined> {
    const running = await this.contests.findRunning();
    return running && unitDay(running);
  }

  async usual(): Promise<string> {
    return (await this.ofContest()) ?? this.today();
  }

  today(): string {
    return localDay(this.clock.now());
  }
}
