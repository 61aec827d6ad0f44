import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { QuestionId } from './question.entity.js';

/** What somebody else than its writer says of a version of a question. */
@Entity('question_decisions')
export class QuestionDecision extends TenantOwned {
  @PrimaryColumn('uuid')
  questionId: QuestionId;

  @PrimaryColumn('integer')
  version: number;

  @PrimaryColumn('uuid')
  writtenBy: AccountId;

  @Column('text')
  decision: 'approved' | 'returned';

  @Column('uuid')
  decidedBy: AccountId;

  /** Why it was given back. */
  @Column('text')
  reason: string;

  @Column('timestamptz')
  decidedAt: Date;
}
