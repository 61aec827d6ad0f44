import { isUuid, type TenantId } from '#kernel';

/**
 * Whose rows may be seen and written. `via` narrows a city's scope to the people who came through one ward: it is set
 * only after a live grant of the cascade was found.
 */
export interface TenantScope {
  readonly tenantId: TenantId;
  readonly viaTenantId?: TenantId;
}

/** The statements that open a scope in a transaction. Literal values, checked to be UUIDs: distributed Postgres does not propagate set_config. */
export function scopeStatements(scope: TenantScope): string {
  if (!isUuid(scope.tenantId)) throw new Error('A tenant id must be a UUID.');
  if (scope.viaTenantId === undefined) return `SET LOCAL app.tenant_id = '${scope.tenantId}'`;
  if (!isUuid(scope.viaTenantId)) throw new Error('A tenant id must be a UUID.');
  return `SET LOCAL app.tenant_id = '${scope.tenantId}'; SET LOCAL app.via_tenant_id = '${scope.viaTenantId}'`;
}
