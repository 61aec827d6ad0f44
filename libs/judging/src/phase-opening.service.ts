import { Injectable } from '@nestjs/common';
import type { AccountId, RoundId } from '#kernel';
import { UnitOfWork } from '#tenancy';
import { JudgeLetters } from './judge-letters.service.js';
import { JudgingPhases } from './judging-phases.service.js';

/** Opens a phase and tells its judges, all or nothing: nobody waits for a letter that was lost between the two. */
@Injectable()
export class PhaseOpening {
  constructor(
    private readonly phases: JudgingPhases,
    private readonly letters: JudgeLetters,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Opening twice is once, telling too.
   * @param url where they mark
   * @returns how many letters are on their way
   * @throws MarkingError, CouncilError as `JudgingPhases.open` does
   */
  async open(roundId: RoundId, phase: string, by: AccountId, url: string): Promise<number> {
    return this.unitOfWork.run(async () => {
      await this.phases.open(roundId, phase, by);
      return this.letters.opened(roundId, phase, url);
    });
  }
}
