import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Clock, newId, type TenantId } from '#kernel';
import { Transactions } from '#persistence';
import { GlobalRepository, InjectGlobal, InjectScoped, ScopedRepository, TenantContext } from '#tenancy';
import { colourFaults, type TenantColours } from './domain/colours.js';
import { drawingFault } from './domain/drawing-faults.js';
import { hostFault } from './domain/host-fault.js';
import { parentFault } from './domain/tree.js';
import { Tenant } from './entities/tenant.entity.js';
import { TenantDrawing } from './entities/tenant-drawing.entity.js';
import { TenantHost } from './entities/tenant-host.entity.js';
import type { DrawingName, TenantKind } from './enums.js';
import { freeAddress } from './free-address.js';
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
  /** Name, emblem and colours were made for it: its people are asked to look them over. */
  isToBeSettled?: boolean;
}

/** Makes tenants, lets them rest and wakes them again. */
@Injectable()
export class TenantRegistry {
  constructor(
    @InjectGlobal(Tenant) private readonly tenants: GlobalRepository<Tenant>,
    @InjectGlobal(TenantHost) private readonly hosts: GlobalRepository<TenantHost>,
    @InjectScoped(TenantDrawing) private readonly drawings: ScopedRepository<TenantDrawing>,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the tenant, its host names and its drawings in one transaction, which it joins where one is open.
   * @throws TenantError TENANT_UNFIT with every fault of parent, hosts, colours and drawings; TENANT_NOT_FOUND for an unknown
   * parent; ADDRESS_TAKEN.
   */
  async create(wanted: NewTenant): Promise<TenantId> {
    const now = this.clock.now();
    const id = newId<'tenant'>(now);
    const { slug, name, shortName, hostBody, kind, colours, isToBeSettled } = wanted;
    const hosts = wanted.hosts.map((host) => host.toLowerCase());
    await this.transactions.run('', async () => {
      const parent = wanted.parentSlug ? await this.tenants.findOne({ where: { slug: wanted.parentSlug } }) : null;
      if (wanted.parentSlug && !parent) throw new TenantError('TENANT_NOT_FOUND', { slug: wanted.parentSlug });
      refuseUnfit(wanted, hosts, parent?.kind);
      const settledAt = isToBeSettled ? null : now;
      const standing = {
        status: 'active' as const,
        suspendedAt: null,
        mailName: null,
        mailAddress: null,
        mailConfirmedAt: null,
        settledAt,
      };
      const place = { parentId: parent?.id ?? null, parentKind: parent?.kind ?? null };
      await freeAddress(slug, () => this.tenants.insert({ id, slug, name, shortName, hostBody, kind, colours, ...place, ...standing }));
      for (const host of hosts) await freeAddress(host, () => this.hosts.insert({ host, tenantId: id }));
      await this.context.run({ tenantId: id }, () => this.putDrawings(wanted.drawings));
    });
    return id;
  }

  /** Lets nobody in any more and keeps everything; false when it rests already. @param by who says so, for the trail */
  async suspend(id: TenantId, { by, reason }: { by: string; reason: string }): Promise<boolean> {
    const suspended = await this.transactions.run('', async () => {
      const changed = await this.tenants.update({ id, status: 'active' }, { status: 'suspended', suspendedAt: this.clock.now() });
      if (changed) await this.record(id, 'tenant.suspended', { by, reason });
      return changed > 0;
    });
    return suspended;
  }

  /** Opens a suspended tenant again; false when it is open already. */
  async resume(id: TenantId, { by }: { by: string }): Promise<boolean> {
    return this.transactions.run('', async () => {
      const changed = await this.tenants.update({ id, status: 'suspended' }, { status: 'active', suspendedAt: null });
      if (changed) await this.record(id, 'tenant.resumed', { by });
      return changed > 0;
    });
  }

  private async record(id: TenantId, action: string, { by, reason }: { by: string; reason?: string }): Promise<void> {
    await this.context.run({ tenantId: id }, () =>
      this.audit.record({ actor: null, action, subject: { kind: 'tenant', id }, reason, details: { by } }),
    );
  }

  private async putDrawings(drawings: Partial<Record<DrawingName, string>>): Promise<void> {
    const rows = Object.entries(drawings) as [DrawingName, string][];
    await this.drawings.insert(rows.map(([name, svg]) => ({ name, svg, sha256: createHash('sha256').update(svg).digest('hex') })));
  }
}

function refuseUnfit({ kind, colours, drawings }: NewTenant, hosts: readonly string[], parentKind: TenantKind | undefined): void {
  const faults = [
    ...(parentKind ? [parentFault(kind, parentKind)] : []),
    ...hosts.map(hostFault),
    ...colourFaults(colours),
    ...Object.values(drawings).map(drawingFault),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0) throw new TenantError('TENANT_UNFIT', { reasons: faults.join(' ') });
}
