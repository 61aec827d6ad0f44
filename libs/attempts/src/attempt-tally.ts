import { Injectable } from '@nestjs/common';

/** What this process has done with attempts since it began: figures for those who run it, of no tenant in particular. */
@Injectable()
export class AttemptTally {
  readonly counts = { started: 0, saved: 0, sealed: 0 };

  count(event: keyof AttemptTally['counts']): void {
    this.counts[event] += 1;
  }
}
