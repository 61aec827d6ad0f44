import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttemptId } from '#attempts';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { TenantOwned } from '#tenancy';
import type { AnomalyKind, Evidence } from '../domain/finding.js';

export type AnomalyId = Id<'anomaly'>;

/** open, asked: waits for a decision; proposed: for the second person; excluded, closed: decided. */
export const ANOMALY_STATES = ['open', 'asked', 'proposed', 'excluded', 'closed'] as const;
export type AnomalyState = (typeof ANOMALY_STATES)[number];

/** Something that somebody should look at. The machine finds it and says no more than that. */
@Entity('anomalies')
export class Anomaly extends TenantOwned {
  @PrimaryColumn('uuid')
  id: AnomalyId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('text')
  kind: AnomalyKind;

  /** Hash of what it is about. */
  @Column('text')
  about: string;

  /** 1, or more where people were decided upon and many more came after. */
  @Column('smallint')
  look: number;

  @Column('integer')
  people: number;

  @Column('jsonb')
  evidence: Evidence;

  @Column('timestamptz')
  foundAt: Date;

  @Column('text')
  state: AnomalyState;

  @Column('uuid', { nullable: true })
  decidedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** As the contestants read it. */
  @Column('text', { nullable: true })
  reason: string | null;
}

/** Somebody whom a case is about. */
@Entity('anomaly_people')
export class AnomalyPerson extends TenantOwned {
  @PrimaryColumn('uuid')
  anomalyId: AnomalyId;

  @PrimaryColumn('uuid')
  registrationId: RegistrationId;

  @Column('uuid')
  attemptId: AttemptId;

  @Column('timestamptz', { nullable: true })
  askedAt: Date | null;

  /** To be left out of the ranking, if the second person agrees. */
  @Column('boolean')
  isProposed: boolean;

  /** What the person says about it. */
  @Column('text', { nullable: true })
  answerText: string | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;
}

/** When a round was last looked through. */
@Entity('anomaly_looks')
export class AnomalyLook extends TenantOwned {
  @PrimaryColumn('uuid')
  roundId: RoundId;

  @Column('timestamptz', { nullable: true })
  lookedAt: Date | null;

  @Column('integer')
  attempts: number;

  /** Nothing could come any more. */
  @Column('boolean')
  isFinal: boolean;

  @Column('timestamptz', { nullable: true })
  wantedAt: Date | null;

  @Column('uuid', { nullable: true })
  wantedBy: AccountId | null;
}
