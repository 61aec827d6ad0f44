import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';

export type ReferenceDocumentId = Id<'reference-document'>;
export type DocumentState = 'shown' | 'hidden' | 'archived';

/** A document to read beside those that the rules name, or the link of one of those. */
@Entity('reference_documents')
export class ReferenceDocument extends TenantOwned {
  @PrimaryColumn('uuid')
  id: ReferenceDocumentId;

  @Column('uuid')
  contestId: ContestId;

  /** Its place among the additions. */
  @Column('integer')
  ordinal: number;

  /** As the rules name it, where it is one of theirs. */
  @Column('text')
  title: string;

  @Column('text')
  detail: string;

  /** A public page, https alone. */
  @Column('text', { nullable: true })
  linkUrl: string | null;

  @Column('text')
  state: DocumentState;

  /** One more with each change. */
  @Column('integer')
  version: number;

  @Column('timestamptz')
  updatedAt: Date;
}
