import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';

export type OneTimeCodeId = Id<'one-time-code'>;
/** What a code is for. The database takes any name of this form: a feature adds its own here. */
export type CodePurpose =
  | 'register'
  | 'sign-in'
  | 'reset-password'
  | 'leave-contact'
  | 'take-contact'
  | 'link-identity'
  | 'guardian'
  | 'guardian-page'
  | 'tenant-mail';

/** Six digits on their way to a contact, and what they will confirm. */
@Entity('one_time_codes')
export class OneTimeCode extends TenantOwned {
  @PrimaryColumn('uuid')
  id: OneTimeCodeId;

  @Column('text')
  purpose: CodePurpose;

  @Column('text')
  contact: string;

  /** What it is about, where one contact may be asked about several things at once. */
  @Column('text')
  about: string;

  /** Asked for by a browser in which the contact has signed in before. */
  @Column('boolean')
  forKnownDevice: boolean;

  @Column('bytea')
  codeHmac: Buffer;

  @Column('smallint')
  guessesLeft: number;

  @Column('jsonb')
  payload: Record<string, unknown>;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  /** When a newer one took its place. */
  @Column('timestamptz', { nullable: true })
  replacedAt: Date | null;
}
