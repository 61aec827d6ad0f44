import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId } from '#kernel';
import type { RuleSet } from '#rules';
import { TenantOwned } from '#tenancy';
import type { RuleSetId } from './contest.entity.js';

/** One published version of a contest's rules; never changed. */
@Entity('rule_sets')
export class RuleSetVersion extends TenantOwned {
  @PrimaryColumn('uuid')
  id: RuleSetId;

  @Column('uuid')
  contestId: ContestId;

  @Column('integer')
  version: number;

  @Column('jsonb')
  body: RuleSet;

  @Column('text')
  sha256: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  publishedAt: Date;
}
