import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { TenantId } from '#kernel';
import { hotStatement, Transactions } from '#persistence';
import { CrossTenant, GlobalRepository, InjectGlobal, TenantContext } from '#tenancy';
import { parentFault } from './domain/tree.js';
import { Tenant } from './entities/tenant.entity.js';
import { TenantDirectory } from './tenant-directory.service.js';
import { TenantError } from './tenant.errors.js';

const liveGrantsTo = hotStatement<[id: string], { n: number }>(
  'live-grants-to-tenant',
  'select count(*)::int as n from grants where via_tenant_id = $1 and revoked_at is null',
);

/** Puts tenants in another place of the tree. */
@Injectable()
export class TenantMoving {
  constructor(
    @InjectGlobal(Tenant) private readonly tenants: GlobalRepository<Tenant>,
    private readonly directory: TenantDirectory,
    private readonly crossTenant: CrossTenant,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Puts the tenant, with all below it, under the one of that address, or under none; false when it stands there already.
   * What was granted to it from above is to be taken back first: the new place gives other rights.
   * @throws TenantError TENANT_NOT_FOUND for either, TENANT_UNFIT where its kind may not stand there, HAS_GRANTS
   */
  async move(id: TenantId, parentSlug: string | null, { by }: { by: string }): Promise<boolean> {
    const [granted] = await this.crossTenant.read('a tenant that is granted a contest stays where it is', (reader) =>
      reader.run(liveGrantsTo, [id]),
    );
    const moved = await this.transactions.run('', async () => {
      const tenant = await this.tenants.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      const parent = parentSlug === null ? null : await this.tenants.findOne({ where: { slug: parentSlug } });
      if (!tenant || (parentSlug !== null && !parent)) throw new TenantError('TENANT_NOT_FOUND');
      const fault = parent ? parentFault(tenant.kind, parent.kind) : undefined;
      if (fault) throw new TenantError('TENANT_UNFIT', { reasons: fault });
      if (tenant.parentId === (parent?.id ?? null)) return false;
      if (granted && granted.n > 0) throw new TenantError('HAS_GRANTS');
      const before = tenant.parentId ? await this.tenants.findOne({ where: { id: tenant.parentId } }) : null;
      await this.tenants.update({ id }, { parentId: parent?.id ?? null, parentKind: parent?.kind ?? null });
      await this.context.run({ tenantId: id }, () =>
        this.audit.record({
          actor: null,
          action: 'tenant.moved',
          subject: { kind: 'tenant', id },
          details: { by, from: before?.slug ?? null, to: parent?.slug ?? null },
        }),
      );
      return true;
    });
    this.directory.forget();
    return moved;
  }
}
