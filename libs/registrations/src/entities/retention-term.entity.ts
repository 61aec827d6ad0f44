import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** From which day on the personal data of a contest is erased, and that it was. */
@Entity('retention_terms')
export class RetentionTerm extends TenantOwned {
  @PrimaryColumn('uuid')
  contestId: ContestId;

  /** "2026-12-31" */
  @Column('date')
  eraseOn: string;

  @Column('uuid', { nullable: true })
  setBy: AccountId | null;

  @Column('timestamptz')
  setAt: Date;

  @Column('timestamptz', { nullable: true })
  erasedAt: Date | null;
}
