import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { RawFile } from '../import/raw-question.js';

export type QuestionImportId = Id<'question-import'>;

/** A file of questions that somebody has brought and is looking at; nothing of it counts yet. */
@Entity('question_imports')
export class QuestionImport extends TenantOwned {
  @PrimaryColumn('uuid')
  id: QuestionImportId;

  @Column('text')
  fileName: string;

  /** As they were read, keys included: for whoever has brought them alone. */
  @Column('jsonb')
  content: RawFile;

  @Column('uuid')
  createdBy: AccountId;

  @Column('timestamptz')
  createdAt: Date;
}
