import type { TenantScope } from '#tenancy';
import type { Tenant } from '#tenants';
import { isConsole } from './session.js';
import type { SiteDeployment } from './site-deployments.js';

/**
 * Which site a request is for, found from its host name:
 * the product's own, a tenant's, or none (an address that is nobody's, where the demo lets one choose a tenant).
 */
export type Site =
  { kind: 'root' } | { kind: 'tenant'; tenant: Tenant; isChosen: boolean; deployment?: SiteDeployment | undefined } | { kind: 'none' };

/**
 * In whose scope a request is answered. A ward that deploys its city's contest shows that contest: its public pages run in
 * the city's scope. The ward's console is always its own.
 */
export function scopeOf(site: Site, url: string): TenantScope | undefined {
  if (site.kind !== 'tenant') return undefined;
  return { tenantId: (isConsole(url) ? site.tenant : organiserOf(site)).id };
}

/** Whose contest a tenant's site shows: its own, or its city's. */
export function organiserOf({ tenant, deployment }: Extract<Site, { kind: 'tenant' }>): Tenant {
  return deployment?.owner ?? tenant;
}

declare module 'fastify' {
  interface FastifyRequest {
    site: Site;
  }
}
