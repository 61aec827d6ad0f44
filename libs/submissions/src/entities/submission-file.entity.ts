import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileKind } from '#files';
import type { Id, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { SubmissionId } from './submission.entity.js';

export type SubmissionFileId = Id<'submission-file'>;
export const FILE_ROLES = ['main', 'attachment', 'scan'] as const;
export type FileRole = (typeof FILE_ROLES)[number];

/** A file of a submission: promised by its size and fingerprint first, then there. */
@Entity('submission_files')
export class SubmissionFile extends TenantOwned {
  @PrimaryColumn('uuid')
  id: SubmissionFileId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  submissionId: SubmissionId;

  @Column('text')
  role: FileRole;

  /** As its owner calls it; shown, never a path. Null once its owner was erased. */
  @Column('text', { nullable: true })
  fileName: string | null;

  /** Bytes; bigint, hence text. */
  @Column('bigint')
  promisedSize: string;

  @Column('text')
  promisedSha256: string;

  @Column('timestamptz')
  promisedAt: Date;

  /** Whether what is being written has it; a version that was sent keeps its own list. */
  @Column('boolean')
  inDraft: boolean;

  @Column('text')
  state: 'promised' | 'stored' | 'refused' | 'removed' | 'erased';

  @Column('text', { nullable: true })
  kind: FileKind | null;

  @Column('integer', { nullable: true })
  pages: number | null;

  @Column('timestamptz', { nullable: true })
  storedAt: Date | null;

  /** `unscanned` where no scanner is set; `waiting` while its bytes are there and nobody could look into them. */
  @Column('text', { nullable: true })
  scan: 'clean' | 'unscanned' | 'waiting' | null;

  @Column('text', { nullable: true })
  refusedCode: string | null;

  /** What the sentence of the refusal needs. */
  @Column('jsonb', { nullable: true })
  refusedParams: Record<string, string | number> | null;

  /** When the bytes of what was refused, removed or erased were taken away. */
  @Column('timestamptz', { nullable: true })
  bytesGoneAt: Date | null;
}
