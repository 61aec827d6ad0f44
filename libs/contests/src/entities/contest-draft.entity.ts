import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { RuleSetId } from './contest.entity.js';
import type { Deployment } from './deployment.entity.js';

export type ContestDraftId = Id<'contest-draft'>;
export type DraftState = 'open' | 'published' | 'discarded';

/** What a draft began as, and is compared with while it is written. */
export type DraftOrigin =
  | { kind: 'preset'; code: string }
  | { kind: 'parent'; code: string }
  | { kind: 'published'; ruleSetId: RuleSetId }
  /** What the ward deploys already, to be set right. */
  | { kind: 'deployed'; deploymentId: Deployment['id'] }
  | { kind: 'import' };

/** A plan on its way to publication. */
@Entity('contest_drafts')
export class ContestDraft extends TenantOwned {
  @PrimaryColumn('uuid')
  id: ContestDraftId;

  /** What the plan calls the contest. */
  @Column('text')
  title: string;

  /** The plan as YAML, with its comments. */
  @Column('text')
  source: string;

  @Column('jsonb')
  origin: DraftOrigin;

  /** One more with each change. */
  @Column('integer')
  revision: number;

  /** The contest that it corrects, then the one that it became. */
  @Column('uuid', { nullable: true })
  contestId: ContestId | null;

  @Column('text')
  state: DraftState;

  @Column('uuid', { nullable: true })
  createdBy: AccountId | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('uuid', { nullable: true })
  updatedBy: AccountId | null;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;
}
