import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { UnitId } from './unit.entity.js';

/** What became of a unit on a day: the whole of it went there, or a part. */
@Entity('unit_successions')
export class UnitSuccession extends TenantOwned {
  @PrimaryColumn('uuid')
  fromId: UnitId;

  @PrimaryColumn('uuid')
  toId: UnitId;

  @Column('text')
  kind: 'whole' | 'part';

  @Column('date')
  happenedOn: string;

  @Column('text')
  legalBasis: string;
}
