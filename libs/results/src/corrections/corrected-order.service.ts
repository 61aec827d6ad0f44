import { Injectable } from '@nestjs/common';
import { ContestReader, type Round } from '#contests';
import { looksBack } from '#rules';
import { Awards } from '../awards.service.js';
import { isBefore, isTakenBack } from '../domain/taken-back.js';

/** In which order results are computed again that were taken back at the same time. */
@Injectable()
export class CorrectedOrder {
  constructor(
    private readonly awards: Awards,
    private readonly contests: ContestReader,
  ) {}

  /**
   * The round that must be signed again before this one can be computed; undefined where there is none. Where prizes of one round keep
   * people from those of another, rounds that were taken back together come in the order in which they were held.
   */
  async awaited(round: Round): Promise<Round | undefined> {
    const { ruleSet } = await this.contests.contest(round.contestId);
    if (!ruleSet.prizes.some(({ personLimit }) => looksBack(personLimit))) return undefined;
    const earlier = (await this.contests.everyRoundOf(round.contestId)).filter((one) => isTakenBack(one) && isBefore(one, round));
    if (earlier.length === 0) return undefined;
    const given = new Set((await this.awards.ofContest(round.contestId)).map(({ roundId }) => roundId));
    return given.has(round.id) ? earlier.find(({ id }) => given.has(id)) : undefined;
  }
}
