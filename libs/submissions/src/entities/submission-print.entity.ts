import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { SubmissionId } from './submission.entity.js';

/** What is kept of the text of the version that counts, for finding it in others, and when it was compared. */
@Entity('submission_prints')
export class SubmissionPrint extends TenantOwned {
  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  @Column('integer')
  version: number;

  /** See `PRINT_VERSION`. */
  @Column('smallint')
  printVersion: number;

  /** None where nothing could be read. */
  @Column('integer')
  words: number;

  /** See `packPrint`. */
  @Column('bytea')
  marks: Buffer;

  /** Of the text as it was compared, see `comparableText`. */
  @Column('text', { name: 'compared_sha256' })
  comparedSha256: string;

  @Column('timestamptz')
  madeAt: Date;

  @Column('timestamptz', { nullable: true })
  comparedAt: Date | null;

  /** With so many other texts. */
  @Column('integer', { nullable: true })
  comparedWith: number | null;

  /** Something has come that it was not compared with. */
  @Column('boolean')
  isDue: boolean;

  /** A worker is at it until then. */
  @Column('timestamptz', { nullable: true })
  takenUntil: Date | null;
}
