import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { TenantOwned } from '#tenancy';
import type { AnomalyId } from './anomaly.entity.js';

/** Somebody whom two people have left out of the ranking of a round. */
@Entity('ranking_exclusions')
export class RankingExclusion extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'ranking-exclusion'>;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('uuid')
  registrationId: RegistrationId;

  @Column('uuid')
  anomalyId: AnomalyId;

  @Column('uuid')
  proposedBy: AccountId;

  @Column('uuid')
  confirmedBy: AccountId;

  @Column('timestamptz')
  excludedAt: Date;

  @Column('timestamptz', { nullable: true })
  liftedAt: Date | null;

  @Column('uuid', { nullable: true })
  liftedBy: AccountId | null;
}
