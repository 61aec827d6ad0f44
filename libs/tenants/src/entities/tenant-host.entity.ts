import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TenantId } from '#kernel';

/** A host name, without port, and whose it is. */
@Entity('tenant_hosts')
export class TenantHost {
  @PrimaryColumn('text')
  host: string;

  @Column('uuid')
  tenantId: TenantId;
}
