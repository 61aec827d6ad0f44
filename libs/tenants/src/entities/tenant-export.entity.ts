import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';

/** That everything of the tenant once left as an export. Never changed. */
@Entity('tenant_exports')
export class TenantExportRecord extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'tenant-export'>;

  /** Of the manifest. */
  @Column('text')
  sha256: string;

  /** bigint, hence text. */
  @Column('bigint')
  rows: string;

  @Column('integer')
  files: number;

  @Column('timestamptz')
  madeAt: Date;
}
