import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';

type StatusQuestionId = Id<'status-question'>;

/** "Am I registered?", until it is answered to the contact itself. */
@Entity('status_questions')
export class StatusQuestion extends TenantOwned {
  @PrimaryColumn('uuid')
  id: StatusQuestionId;

  @Column('text')
  contact: string;

  @Column('timestamptz')
  askedAt: Date;
}
