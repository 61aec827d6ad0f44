import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TenantDirectory } from '#tenants';
import { originOf } from '../../edge/site-address.js';

/** The address under which a tenant's public pages are found, for what is printed. */
@Injectable()
export class TenantOrigin {
  constructor(private readonly directory: TenantDirectory) {}

  /** "https://lam-dong.khoabang.vn": the one that staff use, or the tenant's own where the demo was reached by a bare address. */
  async of(request: FastifyRequest): Promise<string> {
    const { site, protocol, host } = request;
    if (site.kind !== 'tenant' || !site.isChosen) return `${protocol}://${host}`;
    const [own] = await this.directory.hostsOf(site.tenant.id);
    return own === undefined ? `${protocol}://${host}` : originOf(own, request);
  }
}
