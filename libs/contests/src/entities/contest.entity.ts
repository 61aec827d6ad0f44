import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';

export type RuleSetId = Id<'rule-set'>;

/** One run of a rule set. */
@Entity('contests')
export class Contest extends TenantOwned {
  @PrimaryColumn('uuid')
  id: ContestId;

  @Column('text')
  slug: string;

  @Column('text')
  planCode: string;

  @Column('text')
  name: string;

  @Column('text')
  shortTitle: string;

  @Column('text')
  state: 'draft' | 'published' | 'archived';

  /** The version in force. */
  @Column('uuid', { nullable: true })
  ruleSetId: RuleSetId | null;

  @Column('timestamptz')
  createdAt: Date;
}
