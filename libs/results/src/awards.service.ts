import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { Round } from '#contests';
import { Clock, type ContestId, newId, type RoundId } from '#kernel';
import type { HeldPrize } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Award, type AwardId } from './entities/award.entity.js';
import type { Standing } from './entities/standing.entity.js';

/** Prizes given. */
@Injectable()
export class Awards {
  constructor(
    @InjectScoped(Award) private readonly awards: ScopedRepository<Award>,
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

  async ofContest(contestId: ContestId): Promise<Award[]> {
    return this.awards.find({ where: { contestId }, order: { roundId: 'ASC', rank: 'ASC' } });
  }

  /** The prizes of one person in a contest; those of rounds that are not published yet too. */
  async ofPerson(contestId: ContestId, person: string): Promise<Award[]> {
    return this.awards.find({ where: { contestId, person }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async findById(id: AwardId): Promise<Award | undefined> {
    return (await this.awards.findOne({ where: { id } })) ?? undefined;
  }

  /** The prizes that people hold from other rounds of the contest, for limits per person. */
  async heldIn(contestId: ContestId, rounds: readonly Round[], except: RoundId): Promise<HeldPrize[]> {
    const codes = new Map(rounds.map((round) => [round.id, round.code]));
    const held = await this.awards.find({ where: { contestId, roundId: Not(except) } });
    return held.map(({ person, groupCode, tierCode, roundId }) => ({
      person,
      group: groupCode,
      tier: tierCode,
      round: codes.get(roundId) ?? '',
    }));
  }
}
