import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** By a code to the contact, by one's own password, by an account elsewhere, or by a link that was sent and may have been handed on. */
export type SignInMethod = 'code' | 'password' | 'provider' | 'link';

/** A signed-in browser. */
@Entity('sessions')
export class Session extends TenantOwned {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;

  @Column('uuid')
  accountId: AccountId;

  @Column('text')
  kind: 'contestant' | 'staff';

  /** How the person came in; always `code` for staff. */
  @Column('text')
  method: SignInMethod;

  /** What the browser says it is: "Chrome, Android". */
  @Column('text')
  device: string;

  @Column('timestamptz', { nullable: true })
  secondFactorAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
