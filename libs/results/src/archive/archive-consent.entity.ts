import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import type { SubmissionId } from '#submissions';
import { TenantOwned } from '#tenancy';

/** Whether an author lets a winning work be shown in the archive. */
@Entity('archive_consents')
export class ArchiveConsent extends TenantOwned {
  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  /** Pseudonym of the author. */
  @PrimaryColumn('uuid')
  person: string;

  @Column('boolean')
  isAgreed: boolean;

  /** Whether its files may be opened as well. */
  @Column('boolean')
  withFiles: boolean;

  /** See `ARCHIVE_WORDING`. */
  @Column('smallint')
  wording: number;

  /** The author, or who recorded the author's consent on paper. */
  @Column('uuid')
  saidBy: AccountId;

  @Column('timestamptz')
  saidAt: Date;
}
