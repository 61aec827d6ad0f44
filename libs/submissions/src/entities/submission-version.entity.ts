import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TenantId } from '#kernel';
import type { CountedPart } from '#rules';
import { TenantOwned } from '#tenancy';
import type { SectionText } from '../domain/submission-draft.js';
import type { SubmissionContent } from '../domain/submission-content.js';
import type { SubmissionId } from './submission.entity.js';

/** What was sent, as it was sent. The database lets nobody rewrite it. */
@Entity('submission_versions')
export class SubmissionVersion extends TenantOwned {
  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  /** 1 for the first. */
  @PrimaryColumn('integer')
  version: number;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  /** Of the form that was sent: sent twice it is one version. */
  @Column('uuid')
  sendKey: string;

  @Column('jsonb')
  content: SubmissionContent;

  /** What was typed section by section; null where nothing was, and after an erasure. */
  @Column('jsonb', { name: 'section_text', nullable: true })
  sectionTexts: SectionText[] | null;

  /** Where its video is to be seen; null where there is none, and after an erasure. Its fingerprint is sealed. */
  @Column('text', { nullable: true })
  link: string | null;

  /** Of the main part; null where they cannot be counted, or not yet. */
  @Column('integer', { nullable: true })
  words: number | null;

  @Column('jsonb', { nullable: true })
  wordParts: CountedPart[] | null;

  @Column('timestamptz')
  sentAt: Date;

  /** When the last of its files was there; null while some are on their way. */
  @Column('timestamptz', { nullable: true })
  completeAt: Date | null;

  @Column('text')
  receiptCode: string;

  @Column('bytea')
  receiptSalt: Buffer;

  @Column('text')
  sealSha256: string;
}
