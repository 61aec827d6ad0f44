import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { NominationContent, NominationKind } from '../domain/nomination-content.js';
import type { NominationCallId } from './nomination-call.entity.js';
import type { InvitationId } from './nomination-invitation.entity.js';

export type NominationId = Id<'nomination'>;
export type NominationState = 'draft' | 'consented' | 'sending' | 'sent' | 'received' | 'returned' | 'withdrawn';

/** In these states nothing has left yet, or it has come back. */
export const CHANGEABLE: NominationState[] = ['draft', 'consented', 'returned'];

/** What a tenant nominates upward, in its own scope. */
@Entity('nominations')
export class Nomination extends TenantOwned {
  @PrimaryColumn('uuid')
  id: NominationId;

  @Column('uuid')
  receiverTenantId: TenantId;

  @Column('uuid')
  callId: NominationCallId;

  @Column('uuid')
  invitationId: InvitationId;

  @Column('text')
  kind: NominationKind;

  @Column('text')
  title: string;

  @Column('jsonb')
  content: NominationContent;

  /** Of the content: what the authors are asked about is what is sent. */
  @Column('text')
  sha256: string;

  @Column('text')
  state: NominationState;

  /** Why it was given back. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid', { nullable: true })
  createdBy: AccountId | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;
}
