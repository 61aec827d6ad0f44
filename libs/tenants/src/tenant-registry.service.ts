import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, newId, type TenantId } from '#kernel';
import { Transactions } from '#persistence';
import { GlobalRepository, InjectGlobal, InjectScoped, ScopedRepository, TenantContext } from '#tenancy';
import { colourFaults, type TenantColours } from './domain/colours.js';
import { drawingFault } from './domain/drawing-faults.js';
import { Tenant } from './entities/tenant.entity.js';
import { TenantDrawing } from './entities/tenant-drawing.entity.js';
import { TenantHost } from './entities/tenant-host.entity.js';
import type { DrawingName, TenantKind } from './enums.js';
import { TenantError } from './tenant.errors.js';

export interface NewTenant {
  slug: string;
  name: string;
  shortName: string;
  hostBody: string;
  kind: TenantKind;
  parentSlug?: string;
  hosts: string[];
  colours: TenantColours;
  drawings: Partial<Record<DrawingName, string>>;
}

/** Makes tenants. */
@Injectable()
export class TenantRegistry {
  constructor(
    @InjectGlobal(Tenant) private readonly tenants: GlobalRepository<Tenant>,
    @InjectGlobal(TenantHost) private readonly hosts: GlobalRepository<TenantHost>,
    @InjectScoped(TenantDrawing) private readonly drawings: ScopedRepository<TenantDrawing>,
    private readonly context: TenantContext,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the tenant, its host names and its drawings in one transaction.
   * @throws TenantError TENANT_UNFIT with every fault of colours and drawings; TENANT_NOT_FOUND for an unknown parent.
   */
  async create(wanted: NewTenant): Promise<TenantId> {
    const faults = [...colourFaults(wanted.colours), ...Object.values(wanted.drawings).flatMap((svg) => drawingFault(svg) ?? [])];
    if (faults.length > 0) throw new TenantError('TENANT_UNFIT', { reasons: faults.join(' ') });
    const id = newId<'tenant'>(this.clock.now());
    await this.transactions.run('', async () => {
      const parent = wanted.parentSlug ? await this.tenants.findOne({ where: { slug: wanted.parentSlug } }) : null;
      if (wanted.parentSlug && !parent) throw new TenantError('TENANT_NOT_FOUND', { slug: wanted.parentSlug });
      const { slug, name, shortName, hostBody, kind, colours } = wanted;
      await this.tenants.insert({ id, slug, name, shortName, hostBody, kind, colours, parentId: parent?.id ?? null, status: 'active' });
      for (const host of wanted.hosts) await this.hosts.insert({ host: host.toLowerCase(), tenantId: id });
      await this.context.run({ tenantId: id }, () => this.putDrawings(wanted.drawings));
    });
    return id;
  }

  private async putDrawings(drawings: Partial<Record<DrawingName, string>>): Promise<void> {
    const rows = Object.entries(drawings) as [DrawingName, string][];
    await this.drawings.insert(rows.map(([name, svg]) => ({ name, svg, sha256: createHash('sha256').update(svg).digest('hex') })));
  }
}
