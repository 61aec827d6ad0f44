import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { AlterationId, Round } from '#contests';
import { type AccountId, Clock, type ContestId, newId, type RoundId } from '#kernel';
import { type HeldPrize, isJudgedSummary, type JudgedSummary } from '#rules';
import { type SubmissionId, SubmissionReading } from '#submissions';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { isBefore, isTakenBack } from './domain/taken-back.js';
import { AwardWithdrawal } from './entities/award-withdrawal.entity.js';
import { Award, type AwardId } from './entities/award.entity.js';
import type { Standing } from './entities/standing.entity.js';
import { JudgedLines } from './judged/judged-lines.service.js';

/** A prize that was given and is somebody else's since, or nobody's. */
export interface ReplacedAward {
  award: Award;
  /** Whose signature has completed it. */
  by: AccountId;
  at: Date;
}

/** Prizes given. */
@Injectable()
export class Awards {
  constructor(
    @InjectScoped(Award) private readonly awards: ScopedRepository<Award>,
    @InjectScoped(AwardWithdrawal) private readonly withdrawals: ScopedRepository<AwardWithdrawal>,
    private readonly judged: JudgedLines,
    private readonly reading: SubmissionReading,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the prizes that an approved standing proposes, in the caller's unit of work. Of a round that was approved before, whoever keeps
   * the same prize keeps the award (and what hangs on it: the certificate, what was said about payment); what others had is withdrawn.
   * Giving twice is giving once.
   * @param by whose signature has completed it
   */
  async give(standing: Standing, by: AccountId): Promise<{ given: number; kept: number; withdrawn: number }> {
    const { id: standingId, contestId, roundId, summary } = standing;
    const now = this.clock.now();
    const held = await this.ofRound(roundId);
    const winners = isJudgedSummary(summary) ? await this.judgedWinners(standing, summary) : undefined;
    const proposed = new Map(
      summary.prizes.awards.map((award) => {
        const whose = winners?.get(award.rank) ?? { person: award.person, submissionId: null, unitCode: null };
        const prize = { groupCode: award.group, tierCode: award.tier, rank: award.rank, ...whose };
        return [prizeOf(prize), prize];
      }),
    );
    const [kept, lost] = [held.filter((award) => proposed.has(prizeOf(award))), held.filter((award) => !proposed.has(prizeOf(award)))];
    for (const award of kept) {
      const { rank } = proposed.get(prizeOf(award)) ?? award;
      if (award.standingId !== standingId) await this.awards.update({ id: award.id }, { standingId, rank });
      proposed.delete(prizeOf(award));
    }
    const withdrawn = await this.withdrawals.insertMissing(
      lost.map(({ id: awardId }) => ({ awardId, standingId, withdrawnBy: by, withdrawnAt: now })),
    );
    const given = await this.awards.insertMissing(
      [...proposed.values()].map((prize) => ({ id: newId<'award'>(now), contestId, roundId, standingId, ...prize, createdAt: now })),
    );
    return { given, kept: kept.length, withdrawn };
  }

  /** The prizes of a round that hold, best place first; empty before its standing is approved. */
  async ofRound(roundId: RoundId): Promise<Award[]> {
    return this.holding(await this.awards.find({ where: { roundId }, order: { groupCode: 'ASC', rank: 'ASC' } }));
  }

  /** Prizes of a round that people had until a correction gave them to others, best place first. */
  async replacedIn(roundId: RoundId): Promise<ReplacedAward[]> {
    return this.replaced(await this.awards.find({ where: { roundId }, order: { groupCode: 'ASC', rank: 'ASC' } }));
  }

  /** The same of all rounds. */
  async allReplaced(): Promise<ReplacedAward[]> {
    const withdrawn = await this.withdrawals.find({ where: { standingId: Not(IsNull()) } });
    if (withdrawn.length === 0) return [];
    return this.replaced(await this.awards.find({ where: { id: In(withdrawn.map(({ awardId }) => awardId)) } }));
  }

  /** The prizes of all rounds of a contest that hold. */
  async ofContest(contestId: ContestId): Promise<Award[]> {
    return this.holding(await this.awards.find({ where: { contestId }, order: { roundId: 'ASC', rank: 'ASC' } }));
  }

  /** The same prize of the same person, or the same submission, in the same round, as often as it was given; withdrawn ones too. */
  async everGiven({ roundId, groupCode, tierCode, person, submissionId }: Award): Promise<Award[]> {
    const whose = submissionId ? { submissionId } : { person: person ?? IsNull() };
    return this.awards.find({ where: { roundId, groupCode, tierCode, ...whose } });
  }

  /** The prizes of some submissions that hold, best place first. */
  async ofSubmissions(ids: readonly SubmissionId[]): Promise<Award[]> {
    if (ids.length === 0) return [];
    return this.holding(await this.awards.find({ where: { submissionId: In([...ids]) }, order: { groupCode: 'ASC', rank: 'ASC' } }));
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

  /**
   * The prizes that people hold from other rounds of the contest, for limits per person; those of a later round that was taken back with
   * this one are no longer held.
   * @param rounds all of the contest, as they stand
   */
  async heldIn(contestId: ContestId, rounds: readonly Round[], except: RoundId): Promise<HeldPrize[]> {
    const codes = new Map(rounds.map((round) => [round.id, round.code]));
    const own = rounds.find(({ id }) => id === except);
    const again = new Set(rounds.filter((one) => own && isTakenBack(one) && isBefore(own, one)).map(({ id }) => id));
    // Always in one order: what is weighed first may stand first in the result.
    const held = await this.awards.find({
      where: { contestId, roundId: Not(except) },
      order: { person: 'ASC', roundId: 'ASC', groupCode: 'ASC', rank: 'ASC' },
    });
    const counted = held.filter(({ roundId }) => !again.has(roundId));
    return (await this.holding(counted)).map(({ person, unitCode, groupCode, tierCode, roundId }) => ({
      person: person ?? unitCode ?? '',
      group: groupCode,
      tier: tierCode,
      round: codes.get(roundId) ?? '',
    }));
  }

  /** Whose each prize of a judged standing is, by place: the first author's, or the unit's whose submission it is. */
  async judgedWinners({ id }: Standing, { prizes }: JudgedSummary): Promise<ReadonlyMap<number, Whose>> {
    const lines = await this.judged.lines(id, { count: prizes.awards.length, ranks: prizes.awards.map(({ rank }) => rank) });
    const kinds = await this.reading.kindsOf(lines.map(({ submissionId }) => submissionId));
    return new Map(
      lines.map(({ rank, submissionId, authors, unitCode }): [number, Whose] => {
        const isUnit = kinds.get(submissionId) === 'unit';
        return [rank, { submissionId, person: isUnit ? null : (authors[0] ?? null), unitCode: isUnit ? unitCode : null }];
      }),
    );
  }

  private async replaced(awards: readonly Award[]): Promise<ReplacedAward[]> {
    if (awards.length === 0) return [];
    const withdrawn = await this.withdrawals.find({ where: { awardId: In(awards.map(({ id }) => id)), standingId: Not(IsNull()) } });
    const byAward = new Map(withdrawn.map((withdrawal) => [withdrawal.awardId, withdrawal]));
    return awards.flatMap((award) => {
      const withdrawal = byAward.get(award.id);
      return withdrawal?.withdrawnBy ? [{ award, by: withdrawal.withdrawnBy, at: withdrawal.withdrawnAt }] : [];
    });
  }

  /** Without those that were withdrawn: their rounds count for nothing, or the result was corrected. */
  private async holding(awards: readonly Award[]): Promise<Award[]> {
    if (awards.length === 0) return [];
    const withdrawn = await this.withdrawals.find({ where: { awardId: In(awards.map(({ id }) => id)) } });
    const ids = new Set(withdrawn.map(({ awardId }) => awardId));
    return awards.filter(({ id }) => !ids.has(id));
  }
}

type Whose = Pick<Award, 'person' | 'submissionId' | 'unitCode'>;

/** The same prize of the same person, or of the same submission, whatever the place. */
function prizeOf({ groupCode, tierCode, person, submissionId }: Pick<Award, 'groupCode' | 'tierCode' | 'person' | 'submissionId'>): string {
  return `${groupCode}.${tierCode} ${submissionId ?? person}`;
}
