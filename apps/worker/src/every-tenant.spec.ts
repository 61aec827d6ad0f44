import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { TenantId } from '#kernel';
import { TenantContext } from '#tenancy';
import type { Tenant, TenantDirectory } from '#tenants';
import { EveryTenant } from './every-tenant.js';

describe('a task for every tenant', () => {
  const FIRST = '01900000-0000-7000-8000-000000000001' as TenantId;
  const SECOND = '01900000-0000-7000-8000-000000000002' as TenantId;
  const listed = [{ tenant: { id: FIRST, slug: 'lam-dong' } as Tenant }, { tenant: { id: SECOND, slug: 'phu-tho' } as Tenant }];
  const context = new TenantContext();
  const everyTenant = new EveryTenant({ list: async () => listed } as unknown as TenantDirectory, context);
  let said: string[];

  beforeEach(() => {
    said = [];
    jest.spyOn(Logger.prototype, 'error').mockImplementation((text: unknown) => void said.push(String(text)));
  });
  afterEach(() => jest.restoreAllMocks());

  it('runs in the scope of each, one after the other', async () => {
    const seen: [string, TenantId][] = [];

    await everyTenant.run('mail', async ({ slug }) => void seen.push([slug, context.tenantId()]));

    expect(seen).toEqual([
      ['lam-dong', FIRST],
      ['phu-tho', SECOND],
    ]);
    expect(said).toEqual([]);
  });

  it('goes on with the others where it fails for one, and says for which', async () => {
    const done: string[] = [];

    await everyTenant.run('mail', async ({ slug }) => {
      if (slug === 'lam-dong') throw new Error('broken');
      done.push(slug);
    });

    expect([done, said]).toEqual([['phu-tho'], ['mail failed for lam-dong']]);
  });

  it('begins no further turn once it is time to stop', async () => {
    const stopping = new AbortController();
    const done: string[] = [];

    await everyTenant.run(
      'mail',
      async ({ slug }) => {
        done.push(slug);
        stopping.abort();
      },
      stopping.signal,
    );

    expect(done).toEqual(['lam-dong']);
  });
});
