import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { SubmissionId } from './submission.entity.js';

export type FormalResult = 'valid' | 'supplement' | 'invalid';

/** What the secretariat says of a version before anybody judges it. The last one counts. */
@Entity('formal_checks')
export class FormalCheck extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'formal-check'>;

  @Column('uuid')
  submissionId: SubmissionId;

  @Column('integer')
  version: number;

  @Column('text')
  result: FormalResult;

  /** Null for a valid one, and once the term of the contest is over. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Until when what is missing may be handed in. */
  @Column('timestamptz', { nullable: true })
  until: Date | null;

  @Column('uuid')
  checkedBy: AccountId;

  @Column('timestamptz')
  checkedAt: Date;
}
