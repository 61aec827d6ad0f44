import type { Offences } from './invariant.js';

/** As many are shown of what breaks an invariant. */
export const SAMPLES = 10;

/** Gathers what breaks an invariant where a program has to look at each row. */
export class OffenceList {
  private count = 0;
  private readonly samples: string[] = [];

  add(sample: string): void {
    this.count += 1;
    if (this.samples.length < SAMPLES) this.samples.push(sample);
  }

  found(): Offences {
    return { count: this.count, samples: [...this.samples] };
  }
}
