import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type Abstract, Global, Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import type pg from 'pg';
import { DatabaseClock, type DatabaseUrls, PersistenceModule } from '#persistence';
import { readSettings, SETTINGS, type Settings } from '#settings';
import { TenancyModule, TenantContext } from '#tenancy';
import { type NewTenant, TenantRegistry, TenantsModule } from '#tenants';
import type { TenantId } from '#kernel';
import { aDataFolder } from './data-folder.js';
import { asSuperuser, query } from './query.js';
import { testDatabase } from './test-database.js';

@Global()
@Module({
  providers: [
    {
      provide: SETTINGS,
      useFactory: () =>
        readSettings({
          KHOABANG_MODE: 'test',
          SECRET_KEY: 'a-key-for-tests-that-is-long-enough',
          IDENTITY_KEY: 'another-key-for-tests-that-is-long-enough',
          DATA_DIR: aDataFolder(),
        }),
    },
  ],
  exports: [SETTINGS],
})
class SettingsForTests {}

type TestUrls = DatabaseUrls & { superuser: string };

let made = 0;

/** Feature modules on the worker's real database, as the application role. */
export class DatabaseContext {
  /** What this context has asked the database, in order. */
  readonly statements: string[] = [];
  private opened: { module: TestingModule; urls: TestUrls } | undefined;

  private constructor() {}

  /** The context of a group of tests: opened before them, closed after them. */
  static forTests(...features: Type[]): DatabaseContext {
    const context = new DatabaseContext();
    beforeAll(() => context.start(features));
    afterAll(() => context.close());
    return context;
  }

  /** A context that the caller closes. */
  static async open(...features: Type[]): Promise<DatabaseContext> {
    const context = new DatabaseContext();
    await context.start(features);
    return context;
  }

  get module(): TestingModule {
    return this.ready().module;
  }

  get urls(): TestUrls {
    return this.ready().urls;
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

  /** What the database's clock shows, to the millisecond below. */
  async databaseTime(): Promise<Date> {
    const [row] = await asSuperuser<{ now: Date }>("select date_trunc('milliseconds', app_now()) as now");
    return row!.now;
  }

  /** A statement as the superuser, for what no role of the product may do: planting rows, looking at everything. */
  async asSuperuser<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return asSuperuser<Row>(sql, values);
  }

  /** A statement as the application role, outside the product's code. */
  async asApp<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.urls.app, sql, values);
  }

  async close(): Promise<void> {
    await this.module.close();
    rmSync(this.module.get<Settings>(SETTINGS, { strict: false }).dataDir, { recursive: true, force: true });
  }

  private async start(features: Type[]): Promise<void> {
    const urls = await testDatabase();
    const database = PersistenceModule.forRoot({
      appUrl: urls.app,
      platformUrl: urls.platform,
      poolSize: 5,
      preparedStatements: true,
      onStatement: (sql) => this.statements.push(sql),
    });
    const module = await Test.createTestingModule({
      imports: [database, SettingsForTests, TenancyModule, TenantsModule, ...features],
    }).compile();
    await module.init();
    this.opened = { module, urls };
  }

  private ready(): { module: TestingModule; urls: TestUrls } {
    if (!this.opened) throw new Error('The context opens before the first test: it is not there while tests are described.');
    return this.opened;
  }
}
