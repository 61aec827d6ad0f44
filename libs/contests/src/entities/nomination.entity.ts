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

  /** The sender's submission that is nominated, where it is one. */
  @Column('uuid', { nullable: true })
  submissionId: Id<'submission'> | null;

  /** The version of it. */
  @Column('integer', { nullable: true })
  entryVersion: number | null;

  /** Under which its files travel; made when it is sent. */
  @Column('uuid', { nullable: true })
  delivery: string | null;

  /** Who heads the unit and has confirmed the choice; null once the term is over. */
  @Column('text', { nullable: true })
  headName: string | null;

  @Column('text', { nullable: true })
  headPosition: string | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  /** Who has written the confirmation down. */
  @Column('uuid', { nullable: true })
  confirmedBy: AccountId | null;

  /** The text that was confirmed. */
  @Column('text', { nullable: true })
  confirmedSha256: string | null;

  /** Prints of the authors of the copies that went to another tenant; null where none went, or it is not known yet. See `printsOf`. */
  @Column('text', { array: true, nullable: true })
  sentPeople: string[] | null;

  /** Of those, who was erased here and is still to be forgotten there. */
  @Column('text', { array: true })
  gonePeople: string[];
}
