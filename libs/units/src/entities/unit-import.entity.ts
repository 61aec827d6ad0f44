import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { SheetRow } from '../domain/unit-sheet.js';

export type UnitImportId = Id<'unit-import'>;

/** A sheet of units that somebody has brought and is looking at; nothing of it counts yet. */
@Entity('unit_imports')
export class UnitImport extends TenantOwned {
  @PrimaryColumn('uuid')
  id: UnitImportId;

  @Column('text')
  fileName: string;

  @Column('jsonb')
  rows: SheetRow[];

  @Column('uuid')
  createdBy: AccountId;

  @Column('timestamptz')
  createdAt: Date;
}
