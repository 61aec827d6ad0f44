import { Injectable } from '@nestjs/common';
import { SimilaritySearch, SubmissionPrints } from '#submissions';

const PRINTS_AT_ONCE = 50;
/** Portions of prints, or passes over all stored texts, per tenant and turn: a dozen seconds at most, so that no tenant waits long behind another's round. */
const PORTIONS_AT_ONCE = 4;

/** Compares submissions of the tenant in scope with others: what came since the last time, in portions. */
@Injectable()
export class SimilarityKeeper {
  constructor(
    private readonly prints: SubmissionPrints,
    private readonly search: SimilaritySearch,
  ) {}

  /** Compares nothing while something is there to be compared with that has no print yet. @param stopping once aborted, nothing further begins */
  async look(stopping: AbortSignal): Promise<void> {
    for (let portion = 0; portion < PORTIONS_AT_ONCE && !stopping.aborted; portion++) {
      if ((await this.prints.makeMissing(PRINTS_AT_ONCE)) > 0) continue;
      if ((await this.search.compareDue()) === 0) return;
    }
  }
}
