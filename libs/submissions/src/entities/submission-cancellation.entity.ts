import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { SubmissionId } from './submission.entity.js';

/** That a submission is cancelled: one person asks, another decides. */
@Entity('submission_cancellations')
export class SubmissionCancellation extends TenantOwned {
  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  @PrimaryColumn('timestamptz')
  askedAt: Date;

  /** Null once the term of the contest is over. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** The article of the rules. */
  @Column('text')
  basis: string;

  @Column('uuid')
  askedBy: AccountId;

  @Column('uuid', { nullable: true })
  decidedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  decision: 'cancelled' | 'declined' | null;

  /** Who took it back, where an appeal was upheld: the submission counts again. */
  @Column('uuid', { nullable: true })
  liftedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  liftedAt: Date | null;
}
