import type { INestApplicationContext, Type } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type DatabaseUrls, PersistenceModule } from '#persistence';
import { SETTINGS, type Settings } from '#settings';
import { TenancyModule } from '#tenancy';

/** The libraries without a server: a command's way to the use cases, as the application role. */
export async function withContext<T>(
  settings: Settings,
  urls: Pick<DatabaseUrls, 'app' | 'platform'>,
  features: Type[],
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const database = PersistenceModule.forRoot({ appUrl: urls.app, platformUrl: urls.platform, poolSize: 4, preparedStatements: true });

  @Global()
  @Module({ providers: [{ provide: SETTINGS, useValue: settings }], exports: [SETTINGS] })
  class SettingsModule {}

  @Module({ imports: [database, SettingsModule, TenancyModule, ...features] })
  class CommandModule {}

  const context = await NestFactory.createApplicationContext(CommandModule, { logger: ['error', 'warn'], abortOnError: false });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
