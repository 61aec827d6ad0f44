import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { NominationId } from './nomination.entity.js';

export type NominationAuthorId = Id<'nomination-author'>;

/** Whose it is that is nominated, with their word on it. */
@Entity('nomination_authors')
export class NominationAuthor extends TenantOwned {
  @PrimaryColumn('uuid')
  id: NominationAuthorId;

  @Column('uuid')
  nominationId: NominationId;

  @Column('smallint')
  ordinal: number;

  @Column('text')
  fullName: string;

  @Column('text')
  position: string;

  @Column('text')
  unitName: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  /** SHA-256 of the code in the author's letter. */
  @Column('bytea', { nullable: true })
  tokenHash: Buffer | null;

  @Column('timestamptz', { nullable: true })
  askedAt: Date | null;

  @Column('text', { nullable: true })
  answer: 'agreed' | 'refused' | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** The text to which the answer was given. */
  @Column('text', { nullable: true })
  answeredSha256: string | null;

  /** Where the author has an account with the sender. */
  @Column('uuid', { nullable: true })
  registrationId: Id<'registration'> | null;
}
