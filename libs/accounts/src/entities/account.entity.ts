import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StaffRole } from '#access';
import type { AccountId, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** A person known to a tenant: contestant, member of staff, or both. */
@Entity('accounts')
export class Account extends TenantOwned {
  @PrimaryColumn('uuid')
  id: AccountId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  /** As on the identity card; printed on certificates as it stands here. */
  @Column('text')
  fullName: string;

  /** Folded spelling of the name; set together with it. */
  @Column('text')
  nameKey: string;

  /** A calendar day, "1962-07-07". */
  @Column('date', { nullable: true })
  birthDate: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { array: true })
  staffRoles: StaffRole[];

  /** "Phó Trưởng ban" */
  @Column('text', { nullable: true })
  position: string | null;

  @Column('text', { nullable: true })
  passwordHash: string | null;

  /** Encrypted; see SecretBox. */
  @Column('text', { nullable: true })
  totpSecret: string | null;

  /** The last 30-second step whose code was used: a code counts once. bigint, hence text. */
  @Column('bigint', { nullable: true })
  totpLastStep: string | null;

  @Column('text')
  status: 'active' | 'locked';

  /** The account in which this one was merged: the same person, known twice. Such an account is locked for good. */
  @Column('uuid', { nullable: true })
  mergedInto: AccountId | null;

  /** To the day; kept by the database. Null for whoever has not signed in since it is kept. */
  @Column('timestamptz', { nullable: true })
  lastSignedInAt: Date | null;

  /** When the person's data was erased; what is left of the account names nobody and is locked. */
  @Column('timestamptz', { nullable: true })
  erasedAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
