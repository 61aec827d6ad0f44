import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { Span } from '../similarity/compare-texts.js';
import type { InitiativeId } from './applied-initiative.entity.js';
import type { SubmissionId } from './submission.entity.js';

export type FindingId = Id<'similarity-finding'>;

/** Which passages of a submission stand in one other text: evidence, never a verdict. */
@Entity('similarity_findings')
export class SimilarityFinding extends TenantOwned {
  @PrimaryColumn('uuid')
  id: FindingId;

  @Column('uuid')
  submissionId: SubmissionId;

  @Column('integer')
  version: number;

  /** Of this contest or an earlier one; null where the other text is an entry of the register. */
  @Column('uuid', { nullable: true })
  otherSubmissionId: SubmissionId | null;

  @Column('integer', { nullable: true })
  otherVersion: number | null;

  @Column('uuid', { nullable: true })
  initiativeId: InitiativeId | null;

  /** From 0 to 1, of the words of the submission. */
  @Column('real')
  share: number;

  @Column('real')
  shareWithoutQuotations: number;

  /** How much of the other text stands in the submission, what is quoted or common left out. */
  @Column('real')
  otherShare: number;

  /** Words in a row that are the same, what is quoted or common left out. */
  @Column('integer')
  longest: number;

  /** Places in the two texts whose fingerprints stand below. */
  @Column('jsonb')
  spans: Span[];

  /** Both are called the same, or nearly. */
  @Column('boolean')
  isNamesake: boolean;

  @Column('smallint')
  printVersion: number;

  @Column('text', { name: 'own_sha256' })
  ownSha256: string;

  @Column('text', { name: 'other_sha256' })
  otherSha256: string;

  @Column('timestamptz')
  foundAt: Date;
}
