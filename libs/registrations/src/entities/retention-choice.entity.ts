import { Column, Entity } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** How long a tenant keeps what follows no contest. */
@Entity('retention_choices')
export class RetentionChoice extends TenantOwned {
  /** Months without a sign-in after which an account that is in no contest is erased. */
  @Column('smallint')
  idleMonths: number;

  @Column('uuid', { nullable: true })
  setBy: AccountId | null;

  @Column('timestamptz')
  setAt: Date;
}
