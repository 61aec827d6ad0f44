import type { INestApplicationContext, Type } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { TenantDirectory, TenantsModule } from '#tenants';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { withAppDatabase } from '../../apps/cli/src/start/app-database.js';
import { secretsOf } from '../../apps/cli/src/start/data-directory.js';
import type { AppProcess } from './app-process.js';

/**
 * What a journey plants by the product's services while the app runs: in the scope of a tenant, as a command of the operator's
 * would, with the app's secrets and its clock.
 */
export function inTenantOf<T>(
  app: AppProcess,
  slug: string,
  features: Type[],
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const { secretKey } = secretsOf(app.dataDir);
  const settings = readSettings({ ...process.env, DATA_DIR: app.dataDir, KHOABANG_MODE: 'demo', SECRET_KEY: secretKey });
  return withAppDatabase(settings, (urls) =>
    withContext(settings, urls, [AccessModule, AccountsModule, TenantsModule, ...features], async (context) => {
      const tenant = await context.get(TenantDirectory).findBySlug(slug);
      if (!tenant) throw new Error(`There is no tenant ${slug}.`);
      return context.get(TenantContext).run({ tenantId: tenant.id }, () => work(context));
    }),
  );
}
