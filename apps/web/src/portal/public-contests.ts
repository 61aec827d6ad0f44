import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CrossTenant } from '#tenancy';
import { hotStatement } from '#persistence';
import { SETTINGS, type Settings } from '#settings';
import { TenantDirectory } from '#tenants';
import type { ContestCardView } from './view-models.js';

const emblems = hotStatement<[], { tenantId: string; svg: string }>(
  'emblems-of-all-tenants',
  `select tenant_id as "tenantId", svg from tenant_drawings where name = 'emblem'`,
);

/** The tenants and their contests as the product's own page shows them. */
@Injectable()
export class PublicContests {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly crossTenant: CrossTenant,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One card per tenant, each with the slug by which the demo's chooser names it. */
  async cards(request: FastifyRequest): Promise<(ContestCardView & { value: string })[]> {
    const tenants = await this.directory.list();
    const drawn = await this.crossTenant.read('the product page lists public contests', (reader) => reader.run(emblems, []));
    const port = /:\d+$/.exec(request.host)?.[0] ?? '';
    const scheme = this.settings.HTTPS ? 'https' : 'http';
    return tenants.map(({ tenant, hosts }) => ({
      value: tenant.slug,
      name: tenant.name,
      contest: 'Chưa có cuộc thi nào đang mở',
      url: `${scheme}://${hosts[0]}${port}/`,
      cardUrl: `/art/${tenant.slug}/card.svg`,
      emblemSvg: drawn.find((row) => row.tenantId === tenant.id)?.svg ?? '',
      stateText: 'Sắp công bố',
      palette: tenant.slug,
    }));
  }
}
