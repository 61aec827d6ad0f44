import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { TenantOwned } from '#tenancy';
import type { CorrectionId } from '../../corrections/entities/result-correction.entity.js';
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

  /** The case that people have concluded on; null where a correction is the ground. */
  @Column('uuid', { nullable: true })
  anomalyId: AnomalyId | null;

  @Column('uuid', { nullable: true })
  correctionId: CorrectionId | null;

  /** How the standing says it; null for the words that all cases share. */
  @Column('text', { nullable: true })
  said: string | null;

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
