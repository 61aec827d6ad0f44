import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlterationId } from '#contests';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { AwardId } from './award.entity.js';
import type { StandingId } from './standing.entity.js';

/** That a prize no longer holds, because its round was annulled or its result corrected. Both stay written down. */
@Entity('award_withdrawals')
export class AwardWithdrawal extends TenantOwned {
  @PrimaryColumn('uuid')
  awardId: AwardId;

  /** The annulment; null where a correction is the ground. */
  @Column('uuid', { nullable: true })
  alterationId: AlterationId | null;

  /** The standing that no longer gives it, where a correction is the ground. */
  @Column('uuid', { nullable: true })
  standingId: StandingId | null;

  /** Whose signature has completed that. */
  @Column('uuid', { nullable: true })
  withdrawnBy: AccountId | null;

  @Column('timestamptz')
  withdrawnAt: Date;
}
