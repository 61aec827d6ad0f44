import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type AccountId, Clock, type ContestId, newId, type RoundId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { type Exclusion, REVIEWED } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { CorrectionId } from '../corrections/entities/result-correction.entity.js';
import type { AnomalyId } from './entities/anomaly.entity.js';
import { RankingExclusion } from './entities/ranking-exclusion.entity.js';

export { REVIEWED };

/** Who is left out of the ranking of a round by decision of two people. */
@Injectable()
export class RankingExclusions {
  constructor(
    @InjectScoped(RankingExclusion) private readonly exclusions: ScopedRepository<RankingExclusion>,
    private readonly clock: Clock,
  ) {}

  /** By round: who is left out of it, with the words of the standing. Rounds without any are left out. */
  async ofRounds(roundIds: readonly RoundId[]): Promise<ReadonlyMap<RoundId, readonly Exclusion[]>> {
    if (roundIds.length === 0) return new Map();
    const rows = await this.exclusions.query('e', (query) =>
      query
        .innerJoin('contest_people', 'p', 'p.tenant_id = e.tenantId and p.registration_id = e.registrationId')
        .andWhere('e.roundId = any (:roundIds) and e.liftedAt is null', { roundIds })
        .select(['e.round_id as "roundId"', 'p.pseudonym as person', 'e.said as said', 'e.correction_id is not null as disqualified'])
        .distinct(true)
        .getRawMany<{ roundId: RoundId; person: string; said: string | null; disqualified: boolean }>(),
    );
    const byRound = Map.groupBy(rows, ({ roundId }) => roundId);
    return new Map(
      [...byRound].map(([roundId, people]) => [
        roundId,
        people
          .map(({ person, said, disqualified }) => ({ person, reason: said ?? REVIEWED, ...(disqualified && { disqualified }) }))
          .toSorted(byPerson),
      ]),
    );
  }

  /** The same of one round. */
  async of(roundId: RoundId): Promise<readonly Exclusion[]> {
    return (await this.ofRounds([roundId])).get(roundId) ?? [];
  }

  /** Whether somebody was left out, or taken back in, after the instant: then what was ranked before it is not what was decided. */
  async changedAfter(roundId: RoundId, instant: Date): Promise<boolean> {
    const changed = await this.exclusions.query('e', (query) =>
      query.andWhere('e.roundId = :roundId and (e.excludedAt > :instant or e.liftedAt > :instant)', { roundId, instant }).getCount(),
    );
    return changed > 0;
  }

  /** Leaves people out, in the caller's unit of work; once by each case. */
  async exclude(
    { contestId, roundId, anomalyId }: { contestId: ContestId; roundId: RoundId; anomalyId: AnomalyId },
    people: readonly RegistrationId[],
    { proposedBy, confirmedBy }: { proposedBy: AccountId; confirmedBy: AccountId },
  ): Promise<void> {
    const now = this.clock.now();
    await this.exclusions.insertMissing(
      people.map((registrationId) => ({
        id: newId<'ranking-exclusion'>(now),
        ...{ contestId, roundId, anomalyId, registrationId, proposedBy, confirmedBy },
        excludedAt: now,
        liftedAt: null,
        liftedBy: null,
      })),
    );
  }

  /** Leaves somebody out by a correction, in the caller's unit of work. @param said as the standing says it */
  async disqualify(
    { contestId, roundId, correctionId }: { contestId: ContestId; roundId: RoundId; correctionId: CorrectionId },
    registrationId: RegistrationId,
    { said, proposedBy, confirmedBy }: { said: string; proposedBy: AccountId; confirmedBy: AccountId },
  ): Promise<void> {
    const now = this.clock.now();
    await this.exclusions.insertMissing([
      {
        id: newId<'ranking-exclusion'>(now),
        ...{ contestId, roundId, anomalyId: null, correctionId, registrationId, said, proposedBy, confirmedBy },
        excludedAt: now,
        liftedAt: null,
        liftedBy: null,
      },
    ]);
  }

  /** Who of these people is left out of the ranking of the round, by whichever case. */
  async outOf(roundId: RoundId, people: readonly RegistrationId[]): Promise<ReadonlySet<RegistrationId>> {
    if (people.length === 0) return new Set();
    const rows = await this.exclusions.find({ where: { roundId, registrationId: In([...people]), liftedAt: IsNull() } });
    return new Set(rows.map(({ registrationId }) => registrationId));
  }

  /** By which cases somebody is left out of a round. */
  async casesOf(roundId: RoundId, registrationId: RegistrationId): Promise<{ anomalyId: AnomalyId; excludedAt: Date }[]> {
    const where = { roundId, registrationId, liftedAt: IsNull() };
    const rows = await this.exclusions.find({ where, order: { excludedAt: 'ASC', id: 'ASC' } });
    return rows.flatMap(({ anomalyId, excludedAt }) => (anomalyId ? [{ anomalyId, excludedAt }] : []));
  }

  /** Takes one person back in, whichever cases have left them out, in the caller's unit of work. @returns whether they were out */
  async liftPerson(roundId: RoundId, registrationId: RegistrationId, by: AccountId): Promise<boolean> {
    const lifted = { liftedAt: this.clock.now(), liftedBy: by };
    return (await this.exclusions.update({ roundId, registrationId, liftedAt: IsNull() }, lifted)) > 0;
  }

  /** Takes back in whom this case has left out, in the caller's unit of work; what other cases say stands. @returns whom it had left out */
  async lift(anomalyId: AnomalyId, by: AccountId): Promise<RegistrationId[]> {
    const held = await this.exclusions.find({ where: { anomalyId, liftedAt: IsNull() } });
    await this.exclusions.update({ id: In(held.map(({ id }) => id)), liftedAt: IsNull() }, { liftedAt: this.clock.now(), liftedBy: by });
    return held.map(({ registrationId }) => registrationId);
  }
}

function byPerson(a: Exclusion, b: Exclusion): number {
  const [one, other] = [`${a.person} ${a.reason}`, `${b.person} ${b.reason}`];
  return one < other ? -1 : Number(one > other);
}
