import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** A signed-in browser. */
@Entity('sessions')
export class Session extends TenantOwned {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;

  @Column('uuid')
  accountId: AccountId;

  @Column('text')
  kind: 'contestant' | 'staff';

  @Column('timestamptz', { nullable: true })
  secondFactorAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
