import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { TenantId } from '#kernel';
import { Transactions } from '#persistence';
import { GlobalRepository, InjectGlobal, TenantContext } from '#tenancy';
import { hostFault } from './domain/host-fault.js';
import { Tenant } from './entities/tenant.entity.js';
import { TenantHost } from './entities/tenant-host.entity.js';
import { freeAddress } from './free-address.js';
import { TenantDirectory } from './tenant-directory.service.js';
import { TenantError } from './tenant.errors.js';

/** Gives tenants further host names and takes them back. */
@Injectable()
export class TenantHosts {
  constructor(
    @InjectGlobal(Tenant) private readonly tenants: GlobalRepository<Tenant>,
    @InjectGlobal(TenantHost) private readonly hosts: GlobalRepository<TenantHost>,
    private readonly directory: TenantDirectory,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives the tenant the host name; false when it has it already.
   * @throws TenantError TENANT_NOT_FOUND, TENANT_UNFIT for what is no host name, ADDRESS_TAKEN
   */
  async add(id: TenantId, typed: string, { by }: { by: string }): Promise<boolean> {
    const host = typed.toLowerCase();
    const fault = hostFault(host);
    if (fault) throw new TenantError('TENANT_UNFIT', { reasons: fault });
    return this.change(id, async (own) => {
      if (own.includes(host)) return false;
      await freeAddress(host, () => this.hosts.insert({ host, tenantId: id }));
      await this.record(id, 'tenant.host-added', { by, host });
      return true;
    });
  }

  /** Takes the host name from the tenant. @throws TenantError TENANT_NOT_FOUND, HOST_NOT_FOUND, LAST_HOST */
  async remove(id: TenantId, typed: string, { by }: { by: string }): Promise<void> {
    const host = typed.toLowerCase();
    await this.change(id, async (own) => {
      if (!own.includes(host)) throw new TenantError('HOST_NOT_FOUND', { host });
      if (own.length === 1) throw new TenantError('LAST_HOST', { host });
      await this.hosts.delete({ host, tenantId: id });
      await this.record(id, 'tenant.host-removed', { by, host });
    });
  }

  /** Does the work with the tenant's host names as they are; nobody else changes them meanwhile. */
  private async change<T>(id: TenantId, work: (own: readonly string[]) => Promise<T>): Promise<T> {
    const result = await this.transactions.run('', async () => {
      const tenant = await this.tenants.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!tenant) throw new TenantError('TENANT_NOT_FOUND');
      return work(await this.directory.hostsOf(id));
    });
    this.directory.forget();
    return result;
  }

  private async record(id: TenantId, action: string, details: { by: string; host: string }): Promise<void> {
    await this.context.run({ tenantId: id }, () => this.audit.record({ actor: null, action, subject: { kind: 'tenant', id }, details }));
  }
}
