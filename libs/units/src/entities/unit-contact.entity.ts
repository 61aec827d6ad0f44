import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { UnitId } from './unit.entity.js';

/** Whom to ask at a unit: personal data, seen only by those who keep the register. */
@Entity('unit_contacts')
export class UnitContact extends TenantOwned {
  @PrimaryColumn('uuid')
  unitId: UnitId;

  @Column('text')
  fullName: string;

  @Column('text')
  phone: string;

  @Column('text')
  email: string;
}
