import type { FastifyRequest } from 'fastify';
import type { Site } from '../../edge/site.js';

/** The tenant's site that was asked. Only for routes of tenants' sites, which the site guard keeps for them. */
export function tenantSiteOf({ site }: FastifyRequest): Extract<Site, { kind: 'tenant' }> {
  if (site.kind !== 'tenant') throw new Error('This route is for tenants’ sites.');
  return site;
}
