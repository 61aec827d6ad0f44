import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';
import type { RosterRow } from '../domain/roster-sheet.js';

export type RosterImportId = Id<'roster-import'>;

/** A sheet of people that somebody has brought and is looking at; nothing of it counts yet. */
@Entity('roster_imports')
export class RosterImport extends TenantOwned {
  @PrimaryColumn('uuid')
  id: RosterImportId;

  @Column('uuid')
  unitId: UnitId;

  @Column('uuid')
  contestId: ContestId;

  @Column('text')
  fileName: string;

  @Column('jsonb')
  rows: RosterRow[];

  @Column('uuid')
  createdBy: AccountId;

  @Column('timestamptz')
  createdAt: Date;
}
