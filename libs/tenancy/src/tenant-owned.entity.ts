import { PrimaryColumn } from 'typeorm';
import type { TenantId } from '#kernel';

/** What every row of a tenant carries: the tenant's id first in the key, so that the schema can be distributed by tenant. */
export abstract class TenantOwned {
  @PrimaryColumn('uuid')
  tenantId: TenantId;
}
