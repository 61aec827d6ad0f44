import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import type { AppliedFrom } from '#rules';
import { TenantOwned } from '#tenancy';

export type InitiativeId = Id<'applied-initiative'>;

/** An entry of the tenant's register of what has been applied before. It is not changed: removed and brought again. */
@Entity('applied_initiatives')
export class AppliedInitiative extends TenantOwned {
  @PrimaryColumn('uuid')
  id: InitiativeId;

  @Column('text')
  title: string;

  /** What it is about, or its whole text; empty where the register has the title alone. */
  @Column('text')
  summary: string;

  /** Who applied it, as the register names them. */
  @Column('text')
  unitName: string;

  /** "2023-05-04"; the first day of the month or year where no more is known; null where nothing is. */
  @Column('date', { nullable: true })
  appliedFrom: string | null;

  /** How much of that day is known. */
  @Column('text')
  appliedTo: AppliedFrom['to'];

  /** "Quyết định số 12/QĐ-UBND ngày 04/5/2023"; empty where it is not known. */
  @Column('text')
  recognisedBy: string;

  @Column('uuid')
  importedBy: AccountId;

  @Column('timestamptz')
  importedAt: Date;
}
