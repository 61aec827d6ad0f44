import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';

export type OneTimeCodeId = Id<'one-time-code'>;
/** What a code is for. The database takes any name of this form: a feature adds its own here. */
export type CodePurpose =
  'register' | 'sign-in' | 'reset-password' | 'leave-contact' | 'take-contact' | 'link-identity' | 'guardian' | 'guardian-page';

/** Six digits on their way to a contact, and what they will confirm. */
@Entity('one_time_codes')
export class OneTimeCode extends TenantOwned {
  @PrimaryColumn('uuid')
  id: OneTimeCodeId;

  @Column('text')
  purpose: CodePurpose;

  @Column('text')
  contact: string;

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
}
