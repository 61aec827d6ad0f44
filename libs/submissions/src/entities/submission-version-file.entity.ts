import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { SubmissionFileId } from './submission-file.entity.js';
import type { SubmissionId } from './submission.entity.js';

/** A file of a version, in its place. */
@Entity('submission_version_files')
export class SubmissionVersionFile extends TenantOwned {
  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  @PrimaryColumn('integer')
  version: number;

  @PrimaryColumn('smallint')
  ordinal: number;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  fileId: SubmissionFileId;
}
