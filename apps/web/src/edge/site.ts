import type { FastifyRequest } from 'fastify';
import type { TenantScope } from '#tenancy';
import type { Tenant } from '#tenants';
import { addressOf, isConsole, isStaffApi } from './session.js';
import type { SiteDeployment } from './site-deployments.js';

/**
 * Which site a request is for, found from its host name:
 * the product's own, a tenant's, a suspended tenant's (where nothing is but the sentence that says so), or none (an address
 * that is nobody's, where the demo lets one choose a tenant).
 */
export type Site =
  | { kind: 'root' }
  | { kind: 'tenant'; tenant: Tenant; isChosen: boolean; deployment?: SiteDeployment | undefined }
  | { kind: 'suspended'; name: string }
  | { kind: 'none' };

type TenantSite = Extract<Site, { kind: 'tenant' }>;

/**
 * In whose scope a request is answered. A ward that deploys its city's contest shows that contest: its public pages run in
 * the city's scope. The ward's console is always its own.
 */
export function scopeOf(request: FastifyRequest): TenantScope | undefined {
  return request.site.kind === 'tenant' ? scopeAt(request.site, request) : undefined;
}

/** The same for a request that is known to ask a tenant's site. */
export function scopeAt(site: TenantSite, request: FastifyRequest): TenantScope {
  return { tenantId: (isConsole(request) || isStaffApi(request) || isOwnPage(request) ? site.tenant : organiserOf(site)).id };
}

/** Pages of a ward's site that are about the ward's own things, whatever contest it shows: what its authors are asked. */
function isOwnPage(request: FastifyRequest): boolean {
  return /^\/de-cu(\/|\?|$)/.test(addressOf(request));
}

/** The tenant's site that was asked. Only for routes of tenants' sites, which the site guard keeps for them. */
export function tenantSiteOf({ site }: FastifyRequest): TenantSite {
  if (site.kind !== 'tenant') throw new Error('This route is for tenants’ sites.');
  return site;
}

/** Whose contest a tenant's site shows: its own, or its city's. */
export function organiserOf({ tenant, deployment }: TenantSite): Tenant {
  return deployment?.owner ?? tenant;
}

/** Whose initials the codes of receipts begin with. */
export function placeOf(request: FastifyRequest): string {
  return organiserOf(tenantSiteOf(request)).shortName;
}

declare module 'fastify' {
  interface FastifyRequest {
    site: Site;
  }
}
