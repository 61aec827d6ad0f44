import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { InitiativeRow } from '../domain/initiative-sheet.js';

export type InitiativeImportId = Id<'initiative-import'>;

/** A sheet of the register that somebody has brought and is looking at; nothing of it counts yet. */
@Entity('initiative_imports')
export class InitiativeImport extends TenantOwned {
  @PrimaryColumn('uuid')
  id: InitiativeImportId;

  @Column('text')
  fileName: string;

  @Column('jsonb')
  rows: InitiativeRow[];

  @Column('uuid')
  createdBy: AccountId;

  @Column('timestamptz')
  createdAt: Date;
}
