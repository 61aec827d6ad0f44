import { type DynamicModule, Module } from '@nestjs/common';
import { PersistenceModule } from '#persistence';
import type { Settings } from '#settings';
import { TenancyModule } from '#tenancy';
import { TenantsModule } from '#tenants';

@Module({})
export class WorkerModule {
  static forRoot(settings: Settings): DynamicModule {
    const database = PersistenceModule.forRoot({
      appUrl: settings.DATABASE_APP_URL as string,
      platformUrl: settings.DATABASE_PLATFORM_URL as string,
      poolSize: Math.min(4, settings.DATABASE_POOL),
      preparedStatements: settings.PREPARED_STATEMENTS,
    });
    return { module: WorkerModule, imports: [database, TenancyModule, TenantsModule] };
  }
}
