import { Injectable } from '@nestjs/common';
import type { RoundId } from '#kernel';
import { Awards } from '../awards.service.js';
import { PrizeConfirmations } from '../payouts/prize-confirmations.service.js';
import type { CorrectionRound } from './entities/correction-round.entity.js';
import type { ResultCorrection } from './entities/result-correction.entity.js';

/** A prize that a correction takes from somebody who has said how they want to be paid, or has it already. */
export interface SettledPrize {
  roundId: RoundId;
  /** Pseudonym. */
  person: string;
  groupCode: string;
  tierCode: string;
  /** Null where it was confirmed alone. */
  paidAt: Date | null;
}

/** What has happened to prizes outside the software before a correction takes them away. */
@Injectable()
export class SettledPrizes {
  constructor(
    private readonly awards: Awards,
    private readonly confirmations: PrizeConfirmations,
  ) {}

  /** Of all tables of a correction, round by round, best place first; where judges come before the table, those of the submission that is cancelled. */
  async among(
    rounds: readonly CorrectionRound[],
    { submissionId: cancelled }: Pick<ResultCorrection, 'submissionId'>,
  ): Promise<SettledPrize[]> {
    const settled: SettledPrize[] = [];
    for (const { roundId, outcome, unmarked } of rounds) {
      const after = new Map(outcome?.moves.map((move) => [move.person, move.after?.prizes ?? []]));
      if (unmarked && cancelled) after.set(cancelled, []);
      const lost = (await this.awards.ofRound(roundId)).filter(
        ({ person, submissionId, groupCode, tierCode }) =>
          after.get(submissionId ?? person ?? '')?.includes(`${groupCode}.${tierCode}`) === false,
      );
      for (const { award, said, paidAt } of await this.confirmations.withWords(lost))
        if (paidAt || said?.state === 'confirmed') {
          const { person, submissionId, groupCode, tierCode } = award;
          settled.push({ roundId, person: submissionId ?? person ?? '', groupCode, tierCode, paidAt: paidAt ?? null });
        }
    }
    return settled;
  }
}
