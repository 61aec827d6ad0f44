import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard, AccessModule } from '#access';
import { PersistenceModule } from '#persistence';
import type { Settings } from '#settings';
import { TenancyModule } from '#tenancy';
import { ApiModule } from './api/api.module.js';
import { ConsoleModule } from './console/console.module.js';
import { EdgeModule } from './edge/edge.module.js';
import { ErrorFilter } from './edge/error.filter.js';
import { PageInterceptor } from './edge/page.interceptor.js';
import { SiteGuard } from './edge/site.guard.js';
import { OperationsModule } from './operations/operations.module.js';
import { PortalModule } from './portal/portal.module.js';

/** The web application. SERVE chooses which surfaces this process answers for. */
@Module({})
export class WebModule {
  static forRoot(settings: Settings): DynamicModule {
    const database = PersistenceModule.forRoot({
      appUrl: settings.DATABASE_APP_URL as string,
      platformUrl: settings.DATABASE_PLATFORM_URL as string,
      poolSize: settings.DATABASE_POOL,
      waitSeconds: settings.DATABASE_WAIT,
      preparedStatements: settings.PREPARED_STATEMENTS,
    });
    const surfaces = [
      ...(settings.SERVE.includes('portal') ? [PortalModule] : []),
      ...(settings.SERVE.includes('console') ? [ConsoleModule] : []),
      ...(settings.SERVE.includes('api') ? [ApiModule] : []),
    ];
    return {
      module: WebModule,
      imports: [database, TenancyModule, AccessModule, EdgeModule.forRoot(settings), OperationsModule, ...surfaces],
      providers: [
        { provide: APP_GUARD, useClass: SiteGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
