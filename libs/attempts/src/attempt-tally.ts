import { Injectable } from '@nestjs/common';

/** What this process has done with attempts since it began: figures for those who run it, of no tenant in particular. */
@Injectable()
export class AttemptTally {
  readonly counts = { started: 0, saved: 0, sealed: 0 };

  count(event: keyof AttemptTally['counts'], times = 1): void {
    this.counts[event] += times;
  }
}
