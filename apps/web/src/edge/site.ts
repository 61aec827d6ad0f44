import type { Tenant } from '#tenants';

/**
 * Which site a request is for, found from its host name:
 * the product's own, a tenant's, or none (an address that is nobody's, where the demo lets one choose a tenant).
 */
export type Site = { kind: 'root' } | { kind: 'tenant'; tenant: Tenant; isChosen: boolean } | { kind: 'none' };

declare module 'fastify' {
  interface FastifyRequest {
    site: Site;
  }
}
