import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id, RoundId, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { Basis, UnitId } from '#units';
import type { RegistrationId } from './registration.entity.js';

/** Somebody has chosen another unit to count for. Never changed. */
@Entity('unit_changes')
export class UnitChange extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'unit-change'>;

  @Column('uuid')
  registrationId: RegistrationId;

  @Column('text')
  fromBasis: Basis;

  @Column('uuid')
  fromUnitId: UnitId;

  @Column('text')
  toBasis: Basis;

  @Column('uuid')
  toUnitId: UnitId;

  @Column('timestamptz')
  changedAt: Date;
}

/** For whom somebody counted in a round that was closed when they chose another unit. */
@Entity('kept_units')
export class KeptUnit extends TenantOwned {
  @PrimaryColumn('uuid')
  registrationId: RegistrationId;

  @PrimaryColumn('uuid')
  roundId: RoundId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  unitId: UnitId;

  @Column('uuid', { nullable: true })
  viaUnitId: UnitId | null;
}
