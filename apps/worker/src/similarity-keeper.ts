import { Injectable } from '@nestjs/common';
import { SimilaritySearch, SubmissionPrints } from '#submissions';

const PRINTS_AT_ONCE = 50;
/** Passes over all stored texts per tenant and turn: a dozen seconds at most, so that no tenant waits long behind another's round. */
const PASSES_AT_ONCE = 4;

/** Compares submissions of the tenant in scope with others: what came since the last time, in portions. */
@Injectable()
export class SimilarityKeeper {
  constructor(
    private readonly prints: SubmissionPrints,
    private readonly search: SimilaritySearch,
  ) {}

  /** @param stopping once aborted, no further pass begins */
  async look(stopping: AbortSignal): Promise<void> {
    await this.prints.makeMissing(PRINTS_AT_ONCE);
    for (let pass = 0; pass < PASSES_AT_ONCE && !stopping.aborted; pass++) {
      if ((await this.search.compareDue()) === 0) return;
    }
  }
}
