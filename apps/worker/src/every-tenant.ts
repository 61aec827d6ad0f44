import { Injectable, Logger } from '@nestjs/common';
import { TenantContext } from '#tenancy';
import { type Tenant, TenantDirectory } from '#tenants';

/** Runs a task in the scope of each active tenant, one after the other. A tenant whose task fails does not hold up the others. */
@Injectable()
export class EveryTenant {
  private readonly logger = new Logger('tasks');

  constructor(
    private readonly directory: TenantDirectory,
    private readonly context: TenantContext,
  ) {}

  /** @param stopping once aborted, no further tenant's turn begins */
  async run(name: string, task: (tenant: Tenant) => Promise<unknown>, stopping?: AbortSignal): Promise<void> {
    for (const { tenant } of await this.directory.list()) {
      if (stopping?.aborted) return;
      try {
        await this.context.run({ tenantId: tenant.id }, () => task(tenant));
      } catch (error) {
        this.logger.error(`${name} failed for ${tenant.slug}`, error instanceof Error ? error.stack : String(error));
      }
    }
  }
}
