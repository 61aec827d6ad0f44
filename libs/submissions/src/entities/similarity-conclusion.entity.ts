import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { SubmissionId } from './submission.entity.js';

/** What a person may conclude: copied, not copied, the council shall look at it. */
export const CONCLUSIONS = ['copied', 'not-copied', 'council'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** What somebody has concluded from what was found. The last one counts, the earlier ones stay. */
@Entity('similarity_conclusions')
export class SimilarityConclusion extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'similarity-conclusion'>;

  @Column('uuid')
  submissionId: SubmissionId;

  /** That was looked at. */
  @Column('integer')
  version: number;

  @Column('text')
  conclusion: Conclusion;

  /** Null once the author was erased, or the term of the contest is over. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** The largest share without quotations as it was then. */
  @Column('real')
  share: number;

  @Column('uuid')
  concludedBy: AccountId;

  @Column('timestamptz')
  concludedAt: Date;
}
