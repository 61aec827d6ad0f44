import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { AlterationId, Round } from '#contests';
import { Clock, type ContestId, newId, type RoundId } from '#kernel';
import type { HeldPrize } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { AwardWithdrawal } from './entities/award-withdrawal.entity.js';
import { Award, type AwardId } from './entities/award.entity.js';
import type { Standing } from './entities/standing.entity.js';

/** Prizes given. */
@Injectable()
export class Awards {
  constructor(
    @InjectScoped(Award) private readonly awards: ScopedRepository<Award>,
    @InjectScoped(AwardWithdrawal) private readonly withdrawals: ScopedRepository<AwardWithdrawal>,
    private readonly clock: Clock,
  ) {}

  /** Gives the prizes that an approved standing proposes, in the caller's unit of work; those given already stay. */
  async give({ id: standingId, contestId, roundId, summary }: Standing): Promise<number> {
    const now = this.clock.now();
    return this.awards.insertMissing(
      summary.prizes.awards.map(({ group, tier, person, rank }) => ({
        id: newId<'award'>(now),
        contestId,
        roundId,
        standingId,
        groupCode: group,
        tierCode: tier,
        rank,
        person,
        createdAt: now,
      })),
    );
  }

  /** The prizes of a round, best place first; empty before its standing is approved. */
  async ofRound(roundId: RoundId): Promise<Award[]> {
    return this.awards.find({ where: { roundId }, order: { groupCode: 'ASC', rank: 'ASC' } });
  }

  /** The prizes of all rounds of a contest that hold. */
  async ofContest(contestId: ContestId): Promise<Award[]> {
    return this.holding(await this.awards.find({ where: { contestId }, order: { roundId: 'ASC', rank: 'ASC' } }));
  }

  /** The prizes of one person in a contest; those of rounds that are not published yet too. */
  async ofPerson(contestId: ContestId, person: string): Promise<Award[]> {
    return this.holding(await this.awards.find({ where: { contestId, person }, order: { createdAt: 'ASC', id: 'ASC' } }));
  }

  /** Takes back the prizes of a round that was annulled, in the caller's unit of work; how many. Those taken back already stay so. */
  async withdraw(roundId: RoundId, alterationId: AlterationId): Promise<number> {
    const withdrawnAt = this.clock.now();
    const held = await this.ofRound(roundId);
    return this.withdrawals.insertMissing(held.map(({ id: awardId }) => ({ awardId, alterationId, withdrawnAt })));
  }

  async findById(id: AwardId): Promise<Award | undefined> {
    return (await this.awards.findOne({ where: { id } })) ?? undefined;
  }

  /** The prizes that people hold from other rounds of the contest, for limits per person. */
  async heldIn(contestId: ContestId, rounds: readonly Round[], except: RoundId): Promise<HeldPrize[]> {
    const codes = new Map(rounds.map((round) => [round.id, round.code]));
    // Always in one order: what is weighed first may stand first in the result.
    const held = await this.awards.find({
      where: { contestId, roundId: Not(except) },
      order: { person: 'ASC', roundId: 'ASC', groupCode: 'ASC', rank: 'ASC' },
    });
    return (await this.holding(held)).map(({ person, groupCode, tierCode, roundId }) => ({
      person,
      group: groupCode,
      tier: tierCode,
      round: codes.get(roundId) ?? '',
    }));
  }

  /** Without those that were withdrawn: their rounds count for nothing. */
  private async holding(awards: readonly Award[]): Promise<Award[]> {
    if (awards.length === 0) return [];
    const withdrawn = await this.withdrawals.find({ where: { awardId: In(awards.map(({ id }) => id)) } });
    const ids = new Set(withdrawn.map(({ awardId }) => awardId));
    return awards.filter(({ id }) => !ids.has(id));
  }
}
