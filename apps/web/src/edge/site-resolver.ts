import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#settings';
import { type Tenant, TenantDirectory } from '#tenants';
import type { Site } from './site.js';
import { SiteDeployments } from './site-deployments.js';

/** Keeps the tenant that was chosen at a bare address of the demo. */
export const CHOSEN_TENANT_COOKIE = 'tenant';

@Injectable()
export class SiteResolver {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly deployments: SiteDeployments,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws TenantError TENANT_SUSPENDED */
  async resolve(request: FastifyRequest): Promise<Site> {
    const host = request.hostname.toLowerCase();
    if (host === this.settings.ROOT_HOST) return { kind: 'root' };
    const tenant = await this.directory.findByHost(host);
    if (tenant?.status === 'suspended') return { kind: 'suspended', name: tenant.name };
    if (tenant) return this.siteOf(tenant, false);
    return this.chosen(request);
  }

  private async chosen(request: FastifyRequest): Promise<Site> {
    const cookie = request.cookies[CHOSEN_TENANT_COOKIE];
    if (!this.settings.isDemo || !cookie || !/^[a-z0-9-]{1,60}$/.test(cookie)) return { kind: 'none' };
    const tenant = await this.directory.findBySlug(cookie);
    return tenant?.status === 'active' ? this.siteOf(tenant, true) : { kind: 'none' };
  }

  private async siteOf(tenant: Tenant, isChosen: boolean): Promise<Site> {
    return { kind: 'tenant', tenant, isChosen, deployment: await this.deployments.of(tenant) };
  }
}
