import { Injectable } from '@nestjs/common';
import { type Round, roundPhase, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { QuestionError, type SealedBank, SealedBanks } from '#questions';

/** A round that is not over, and the bank from which its papers are drawn as things stand. */
export interface RoundWithBank {
  round: Round;
  bank: SealedBank | undefined;
}

/** Which banks, and so which questions, stand behind which rounds. */
@Injectable()
export class QuestionsInUse {
  constructor(
    private readonly banks: SealedBanks,
    private readonly clock: Clock,
  ) {}

  async banksOf(rounds: readonly Round[]): Promise<RoundWithBank[]> {
    const found: RoundWithBank[] = [];
    for (const round of rounds) found.push({ round, bank: await this.bankOf(round) });
    return found;
  }

  /** The first round that is not over whose bank carries the question: what it asks is still a secret. */
  async roundWith(question: string, { rounds }: Pick<RunningContest, 'rounds'>): Promise<Round | undefined> {
    const now = this.clock.now();
    const ahead = rounds.filter((round) => ['before', 'open', 'paused'].includes(roundPhase(round, now)));
    return (await this.banksOf(ahead)).find(({ bank }) => bank?.places.has(question))?.round;
  }

  private async bankOf(round: Round): Promise<SealedBank | undefined> {
    try {
      return await this.banks.asItStands(round);
    } catch (error) {
      if (error instanceof QuestionError && error.code === 'NO_BANK') return undefined;
      throw error;
    }
  }
}
