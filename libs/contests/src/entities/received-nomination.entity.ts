import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';
import type { NominationContent, NominationKind } from '../domain/nomination-content.js';
import type { NominationId } from './nomination.entity.js';
import type { NominationCallId } from './nomination-call.entity.js';
import type { InvitationId } from './nomination-invitation.entity.js';

export type ReceivedNominationId = Id<'received-nomination'>;
export type ReceivedState = 'sent' | 'received' | 'returned' | 'withdrawn';

/** When an author agreed to what was sent. */
export interface GivenConsent {
  fullName: string;
  /** ISO instant. */
  agreedAt: string;
}

/** A nomination as it has come in: the receiver's own copy. */
@Entity('received_nominations')
export class ReceivedNomination extends TenantOwned {
  @PrimaryColumn('uuid')
  id: ReceivedNominationId;

  @Column('uuid')
  callId: NominationCallId;

  @Column('uuid')
  invitationId: InvitationId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid', { nullable: true })
  unitId: UnitId | null;

  /** Of the sender: sent twice is received once. */
  @Column('uuid')
  nominationId: NominationId;

  @Column('text')
  kind: NominationKind;

  @Column('text')
  title: string;

  @Column('jsonb')
  content: NominationContent;

  @Column('text')
  sha256: string;

  /** Every author's word on just this text. */
  @Column('jsonb')
  consents: GivenConsent[];

  @Column('text')
  state: ReceivedState;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  sentAt: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy: AccountId | null;

  /** Under which its files are kept until it is decided. */
  @Column('uuid', { nullable: true })
  delivery: string | null;

  /** When all its files were here with their fingerprints; null where none were brought. */
  @Column('timestamptz', { nullable: true })
  filesAt: Date | null;

  @Column('timestamptz', { nullable: true })
  filesGoneAt: Date | null;

  /** Who has confirmed it where it comes from; null once the term is over. */
  @Column('text', { nullable: true })
  headName: string | null;

  @Column('text', { nullable: true })
  headPosition: string | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;
}
