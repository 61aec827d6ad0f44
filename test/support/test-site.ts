import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import { DatabaseClock } from '#persistence';
import { readSettings, SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { type NewTenant, TenantRegistry } from '#tenants';
import type { TenantId } from '#kernel';
import { createServer } from '../../apps/web/src/server.js';
import { aDataFolder } from './data-folder.js';
import { SiteClient } from './site-client.js';
import { testDatabase } from './test-database.js';

let made = 0;

/** A tenant with a host name of its own. */
export interface Place {
  id: TenantId;
  host: string;
  slug: string;
}

/** The web application on this worker's database, asked directly, without a port. */
export class TestSite {
  private opened: NestFastifyApplication | undefined;

  private constructor() {}

  /** The site of a group of tests: opened before them, closed after them. */
  static forTests(environment: NodeJS.ProcessEnv = {}): TestSite {
    const site = new TestSite();
    beforeAll(() => site.start(environment));
    afterAll(() => site.close());
    return site;
  }

  /** A site that the caller closes. */
  static async open(environment: NodeJS.ProcessEnv = {}): Promise<TestSite> {
    const site = new TestSite();
    await site.start(environment);
    return site;
  }

  get app(): NestFastifyApplication {
    if (!this.opened) throw new Error('The site opens before the first test: it is not there while tests are described.');
    return this.opened;
  }

  get<T>(token: Type<T>): T {
    return this.app.get(token, { strict: false });
  }

  /** A new tenant with a host name of its own. */
  async aTenant(overrides: Partial<NewTenant> = {}): Promise<Place> {
    made += 1;
    const slug = overrides.slug ?? `trang-${made}-${randomBytes(5).toString('hex')}`;
    const host = `${slug}.localhost`;
    const id = await this.get(TenantRegistry).create({
      slug,
      name: `Tỉnh ${made}`,
      shortName: `Tỉnh ${made}`,
      hostBody: 'Ban Tổ chức cuộc thi',
      kind: 'province',
      hosts: [host],
      colours: { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' },
      drawings: { emblem: '<svg viewBox="0 0 64 74"><path d="M0 0h64v74H0z"/></svg>' },
      ...overrides,
    });
    return { id, host, slug };
  }

  /** A visitor of a host without script. */
  visitor(host: string): SiteClient {
    return new SiteClient(this.app, host);
  }

  async as<T>(tenantId: TenantId, work: () => Promise<T>): Promise<T> {
    return this.get(TenantContext).run({ tenantId }, work);
  }

  async timeIs(instant: Date): Promise<void> {
    await this.get(DatabaseClock).moveTo(instant);
  }

  /** Half a minute goes by: no page that is the same for everybody is kept any longer. */
  async pagesAreOld(): Promise<void> {
    await this.timeIs(new Date(this.get(DatabaseClock).now().getTime() + 30_000));
  }

  async close(): Promise<void> {
    await this.get(DatabaseClock).reset();
    await this.app.close();
    rmSync(this.app.get<Settings>(SETTINGS, { strict: false }).dataDir, { recursive: true, force: true });
  }

  private async start(environment: NodeJS.ProcessEnv): Promise<void> {
    const urls = await testDatabase();
    const settings = readSettings({
      KHOABANG_MODE: 'test',
      DATABASE_APP_URL: urls.app,
      DATABASE_PLATFORM_URL: urls.platform,
      SECRET_KEY: 'a-key-for-tests-that-is-long-enough',
      IDENTITY_KEY: 'another-key-for-tests-that-is-long-enough',
      LOG_LEVEL: 'silent',
      DATABASE_POOL: '5',
      DATA_DIR: aDataFolder(),
      ...environment,
    });
    this.opened = await createServer(settings);
  }
}
