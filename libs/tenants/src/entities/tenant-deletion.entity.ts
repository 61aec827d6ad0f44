import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TenantId } from '#kernel';

/** The proof that a tenant was deleted. Written by the database's own function; of no tenant, since there is none any more. */
@Entity('tenant_deletions')
export class TenantDeletionRecord {
  @PrimaryColumn('uuid')
  tenantId: TenantId;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('timestamptz')
  deletedAt: Date;

  /** JSON as it was hashed. */
  @Column('text')
  proof: string;

  @Column('text')
  sha256: string;

  @Column('timestamptz', { nullable: true })
  filesRemovedAt: Date | null;
}
