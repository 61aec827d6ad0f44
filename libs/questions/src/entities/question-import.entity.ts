import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { FoundLikeness } from '../import/likeness/likenesses.js';
import type { RawFile } from '../import/raw-question.js';

export type QuestionImportId = Id<'question-import'>;

/** What was read, and what of it a bank of that mark says already: looking for that takes seconds, and is done once. */
export type KeptFile = RawFile & { alike?: { bankMark: string; found: FoundLikeness[] } };

/** A file of questions that somebody has brought and is looking at; nothing of it counts yet. */
@Entity('question_imports')
export class QuestionImport extends TenantOwned {
  @PrimaryColumn('uuid')
  id: QuestionImportId;

  @Column('text')
  fileName: string;

  /** As they were read, keys included: for whoever has brought them alone. */
  @Column('jsonb')
  content: KeptFile;

  @Column('uuid')
  createdBy: AccountId;

  @Column('timestamptz')
  createdAt: Date;
}
