import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';
import type { NominationCallId } from './nomination-call.entity.js';

export type InvitationId = Id<'nomination-invitation'>;

/** Who may nominate for a call, and how many; the row is the receiver's. */
@Entity('nomination_invitations')
export class NominationInvitation extends TenantOwned {
  @PrimaryColumn('uuid')
  id: InvitationId;

  @Column('uuid')
  callId: NominationCallId;

  /** A tenant below; null where a unit of the receiver is invited. */
  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid', { nullable: true })
  unitId: UnitId | null;

  /** For which of the receiver's units counts what a tenant below nominates. */
  @Column('uuid', { nullable: true })
  countsForUnitId: UnitId | null;

  @Column('integer')
  atLeast: number;

  @Column('integer')
  atMost: number;

  /** How many have come and were not given back. */
  @Column('integer')
  taken: number;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
