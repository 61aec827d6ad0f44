import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { EvidenceFacts, EvidenceKind } from '../domain/evidence.js';
import type { AppealId } from './appeal.entity.js';

/** Something that the machine knew when the appeal came. Never changed. */
@Entity('appeal_evidence')
export class AppealEvidence extends TenantOwned {
  @PrimaryColumn('uuid')
  appealId: AppealId;

  /** In order of time, from 1. */
  @PrimaryColumn('smallint')
  ordinal: number;

  @Column('text')
  kind: EvidenceKind;

  @Column('timestamptz')
  happenedAt: Date;

  @Column('jsonb')
  facts: EvidenceFacts;
}

export type AppealAct =
  'received' | 'taken' | 'handed-over' | 'correction-asked' | 'proposed' | 'given-back' | 'decided' | 'told' | 'carried-out';

/** Who has done what with an appeal. Never changed. */
@Entity('appeal_events')
export class AppealEvent extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'appeal-event'>;

  @Column('uuid')
  appealId: AppealId;

  @Column('text')
  act: AppealAct;

  /** Null for the contestant, and for the machine. */
  @Column('uuid', { nullable: true })
  actorId: AccountId | null;

  @Column('timestamptz')
  happenedAt: Date;
}
