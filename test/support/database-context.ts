import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type Abstract, Global, Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { DatabaseClock, type DatabaseUrls, PersistenceModule } from '#persistence';
import { readSettings, SETTINGS, type Settings } from '#settings';
import { TenancyModule, TenantContext } from '#tenancy';
import { type NewTenant, TenantRegistry, TenantsModule } from '#tenants';
import type { TenantId } from '#kernel';
import { aDataFolder } from './data-folder.js';
import { testDatabase } from './test-database.js';

@Global()
@Module({
  providers: [
    {
      provide: SETTINGS,
      useFactory: () => readSettings({ KHOABANG_MODE: 'test', SECRET_KEY: 'a-key-for-tests-that-is-long-enough', DATA_DIR: aDataFolder() }),
    },
  ],
  exports: [SETTINGS],
})
class SettingsForTests {}

let made = 0;

/** Feature modules on the worker's real database, as the application role. */
export class DatabaseContext {
  private constructor(
    readonly module: TestingModule,
    readonly urls: DatabaseUrls & { superuser: string },
    readonly statements: string[],
  ) {}

  static async open(...features: Type[]): Promise<DatabaseContext> {
    const urls = await testDatabase();
    const statements: string[] = [];
    const database = PersistenceModule.forRoot({
      appUrl: urls.app,
      platformUrl: urls.platform,
      poolSize: 5,
      preparedStatements: true,
      onStatement: (sql) => statements.push(sql),
    });
    const module = await Test.createTestingModule({
      imports: [database, SettingsForTests, TenancyModule, TenantsModule, ...features],
    }).compile();
    await module.init();
    return new DatabaseContext(module, urls, statements);
  }

  get<T>(token: Type<T> | Abstract<T> | string | symbol): T {
    return this.module.get<T>(token, { strict: false });
  }

  /** A new tenant with a name that no other test has. */
  async aTenant(overrides: Partial<NewTenant> = {}): Promise<TenantId> {
    made += 1;
    const slug = overrides.slug ?? `don-vi-${made}-${randomBytes(5).toString('hex')}`;
    return this.get(TenantRegistry).create({
      slug,
      name: `Đơn vị ${made}`,
      shortName: `Đơn vị ${made}`,
      hostBody: 'Ban Tổ chức cuộc thi',
      kind: 'province',
      hosts: [`${slug}.localhost`],
      colours: { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' },
      drawings: { emblem: '<svg viewBox="0 0 64 74"><path d="M0 0h64v74H0z"/></svg>' },
      ...overrides,
    });
  }

  /** Runs the work in the tenant's scope. */
  async as<T>(tenantId: TenantId, work: () => Promise<T>): Promise<T> {
    return this.get(TenantContext).run({ tenantId }, work);
  }

  /** Moves the clock of this worker's database and of this context. */
  async timeIs(instant: Date): Promise<void> {
    await this.get(DatabaseClock).moveTo(instant);
  }

  /** A statement as the superuser, for what no role of the product may do: planting rows, looking at everything. */
  async asSuperuser<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.urls.superuser, sql, values);
  }

  /** A statement as the application role, outside the product's code. */
  async asApp<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.urls.app, sql, values);
  }

  async close(): Promise<void> {
    await this.module.close();
    rmSync(this.module.get<Settings>(SETTINGS, { strict: false }).dataDir, { recursive: true, force: true });
  }
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<Row>(sql, values);
    return (Array.isArray(result) ? (result as { rows: Row[] }[]).at(-1)?.rows : result.rows) ?? [];
  } finally {
    await client.end();
  }
}
