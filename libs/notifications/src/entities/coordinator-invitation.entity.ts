import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';

export type CoordinatorInvitationId = Id<'coordinator-invitation'>;

/** Somebody who was asked to follow up a unit and has not answered yet. */
@Entity('coordinator_invitations')
export class CoordinatorInvitation extends TenantOwned {
  @PrimaryColumn('uuid')
  id: CoordinatorInvitationId;

  @Column('uuid')
  unitId: UnitId;

  @Column('uuid', { nullable: true })
  contestId: ContestId | null;

  @Column('text')
  fullName: string;

  /** Phone or address to which the link went. */
  @Column('text')
  contact: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column('uuid', { nullable: true })
  invitedBy: AccountId | null;

  @Column('timestamptz')
  invitedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
