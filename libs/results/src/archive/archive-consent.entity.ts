import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import type { SubmissionId } from '#submissions';
import { TenantOwned } from '#tenancy';

/** Whether an author, or the unit whose own a winning work is, lets it be shown in the archive. */
@Entity('archive_consents')
export class ArchiveConsent extends TenantOwned {
  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  /** Pseudonym of the author; the id of the unit for which the work counts where the unit has said it. */
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

  /** Signed on paper, and recorded by staff. */
  @Column('boolean')
  onPaper: boolean;

  /** The author, or who recorded what is on paper. */
  @Column('uuid')
  saidBy: AccountId;

  @Column('timestamptz')
  saidAt: Date;
}
