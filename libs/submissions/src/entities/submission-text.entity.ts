import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TextBlock } from '#rules';
import { TenantOwned } from '#tenancy';
import type { SubmissionFileId } from './submission-file.entity.js';

/** The text of a file as it was read. */
@Entity('submission_texts')
export class SubmissionText extends TenantOwned {
  @PrimaryColumn('uuid')
  fileId: SubmissionFileId;

  /** In the order in which they are read; null where the file holds no text, as a scan does, or could not be read. */
  @Column('jsonb', { nullable: true })
  bodyBlocks: TextBlock[] | null;

  /** Null where a file has no pages of its own. */
  @Column('integer', { nullable: true })
  pages: number | null;

  @Column('timestamptz')
  readAt: Date;
}
