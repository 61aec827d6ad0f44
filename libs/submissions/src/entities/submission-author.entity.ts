import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TenantId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { TenantOwned } from '#tenancy';
import type { SubmissionId } from './submission.entity.js';

/** Who has written a submission, apart from what is sealed. What is left of somebody erased is a pseudonym. */
@Entity('submission_authors')
export class SubmissionAuthor extends TenantOwned {
  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  /** Whose authors they are: each version keeps its own. */
  @PrimaryColumn('integer')
  version: number;

  /** 1 for the main author. */
  @PrimaryColumn('smallint')
  ordinal: number;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  /** Of the registration where there is one, else random. */
  @Column('uuid')
  pseudonym: string;

  @Column('uuid', { nullable: true })
  registrationId: RegistrationId | null;

  @Column('text', { nullable: true })
  fullName: string | null;

  /** Folded spelling of the name. */
  @Column('text', { nullable: true })
  nameKey: string | null;

  /** "1962-07-07" */
  @Column('date', { nullable: true })
  birthDate: string | null;

  @Column('text', { nullable: true })
  position: string | null;

  @Column('text', { nullable: true })
  unitName: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  /** Hundredths of a percent of the contribution; null for a unit's submission. */
  @Column('integer', { nullable: true })
  share: number | null;
}
