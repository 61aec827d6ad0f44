import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { Basis, UnitId } from '#units';

export type RegistrationId = Id<'registration'>;

/** An account in a contest, with the unit that counts. */
@Entity('registrations')
export class Registration extends TenantOwned {
  @PrimaryColumn('uuid')
  id: RegistrationId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  accountId: AccountId;

  /** Stands for the person in snapshots, audit and exports. */
  @Column('uuid')
  pseudonym: string;

  @Column('text')
  audience: string;

  @Column('text')
  basis: Basis;

  @Column('uuid')
  unitId: UnitId;

  /** The ward's own unit, where the ward keeps such a list. */
  @Column('uuid', { nullable: true })
  viaUnitId: UnitId | null;

  @Column('text', { nullable: true })
  position: string | null;

  @Column('timestamptz')
  consentedAt: Date;

  @Column('timestamptz')
  createdAt: Date;
}
