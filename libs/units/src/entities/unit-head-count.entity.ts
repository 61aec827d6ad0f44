import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { CountedPeople } from '../domain/counted-people.js';
import type { UnitId } from './unit.entity.js';

/** One counting of a unit's people. */
@Entity('unit_head_counts')
export class UnitHeadCount extends TenantOwned implements CountedPeople {
  @PrimaryColumn('uuid')
  unitId: UnitId;

  @PrimaryColumn('date')
  countedOn: string;

  @Column('integer')
  people: number;

  @Column('integer', { nullable: true })
  leaders: number | null;

  @Column('text')
  source: string;
}
