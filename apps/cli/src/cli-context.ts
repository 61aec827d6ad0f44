import type { INestApplicationContext, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type DatabaseUrls, PersistenceModule } from '#persistence';
import { TenancyModule } from '#tenancy';

/** The libraries without a server: a command's way to the use cases, as the application role. */
export async function withContext<T>(
  urls: DatabaseUrls,
  features: Type[],
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const database = PersistenceModule.forRoot({ appUrl: urls.app, platformUrl: urls.platform, poolSize: 4, preparedStatements: true });

  @Module({ imports: [database, TenancyModule, ...features] })
  class CommandModule {}

  const context = await NestFactory.createApplicationContext(CommandModule, { logger: ['error', 'warn'], abortOnError: false });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
