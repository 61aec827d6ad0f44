import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { RegistrationId } from './registration.entity.js';

/** An identity number of a contestant: encrypted, and hashed with a key. */
@Entity('identity_numbers')
export class IdentityNumber extends TenantOwned {
  @PrimaryColumn('uuid')
  registrationId: RegistrationId;

  @Column('uuid')
  contestId: ContestId;

  @Column('text')
  sealed: string;

  @Column('bytea')
  numberHmac: Buffer;

  @Column('text')
  lastDigits: string;
}

/** A number on a list of those who may not enter. */
@Entity('excluded_numbers')
export class ExcludedNumber extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'excluded-number'>;

  @Column('uuid')
  contestId: ContestId;

  /** Code of the list in the rule set. */
  @Column('text')
  list: string;

  @Column('bytea')
  numberHmac: Buffer;

  @Column('text')
  lastDigits: string;

  @Column('uuid', { nullable: true })
  addedBy: AccountId | null;

  @Column('timestamptz')
  addedAt: Date;
}
