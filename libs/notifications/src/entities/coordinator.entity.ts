import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';

export type CoordinatorId = Id<'coordinator'>;

/** Somebody who follows up a unit and everything below it. */
@Entity('coordinators')
export class Coordinator extends TenantOwned {
  @PrimaryColumn('uuid')
  id: CoordinatorId;

  @Column('uuid')
  accountId: AccountId;

  @Column('uuid')
  unitId: UnitId;

  /** Null: in every contest of the tenant. */
  @Column('uuid', { nullable: true })
  contestId: ContestId | null;

  @Column('uuid', { nullable: true })
  appointedBy: AccountId | null;

  @Column('timestamptz')
  appointedAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('uuid', { nullable: true })
  endedBy: AccountId | null;
}
