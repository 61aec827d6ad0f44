import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlterationId } from '#contests';
import { TenantOwned } from '#tenancy';
import type { AwardId } from './award.entity.js';

/** That a prize no longer holds, because its round was annulled. Both stay written down. */
@Entity('award_withdrawals')
export class AwardWithdrawal extends TenantOwned {
  @PrimaryColumn('uuid')
  awardId: AwardId;

  @Column('uuid')
  alterationId: AlterationId;

  @Column('timestamptz')
  withdrawnAt: Date;
}
