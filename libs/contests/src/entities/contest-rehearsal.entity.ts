import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import type { Rehearsal, RuleSet } from '#rules';
import { TenantOwned } from '#tenancy';
import type { ContestDraftId } from './contest-draft.entity.js';

export type RehearsalId = Id<'rehearsal'>;
export type RehearsalState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A plan that is played with synthetic people: what was asked for, how far it is, what came out. */
@Entity('rehearsals')
export class ContestRehearsal extends TenantOwned {
  @PrimaryColumn('uuid')
  id: RehearsalId;

  /** Null for the rules in force. */
  @Column('uuid', { nullable: true })
  draftId: ContestDraftId | null;

  @Column('text')
  title: string;

  /** As they were when somebody asked. */
  @Column('jsonb')
  ruleSet: RuleSet;

  @Column('text')
  ruleSetSha256: string;

  @Column('integer')
  contestants: number;

  @Column('text')
  seed: string;

  @Column('text')
  state: RehearsalState;

  /** One of the tenant's places, while it waits or is played. */
  @Column('smallint', { nullable: true })
  place: number | null;

  @Column('smallint')
  percent: number;

  @Column('text')
  doing: string;

  @Column('json', { nullable: true })
  result: Rehearsal | null;

  @Column('text', { nullable: true })
  error: string | null;

  @Column('uuid')
  requestedBy: AccountId;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  /** Of whoever plays it. */
  @Column('uuid', { nullable: true })
  claim: Id<'claim'> | null;

  @Column('timestamptz', { nullable: true })
  claimedAt: Date | null;

  @Column('smallint')
  tries: number;
}
