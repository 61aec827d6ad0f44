import type { TenantId } from '#kernel';
import { CrossTenant, TenantContext, TenantScopeConflict, TenantScopeMissing, UnitOfWork } from '#tenancy';
import { hotStatement, Transactions } from '#persistence';
import { TenantDrawings } from '#tenants';
import { DatabaseContext } from '../support/database-context.js';

/** The four locks, each tried with the ones before it opened: data that could leak is there first. */
describe('the tenancy locks', () => {
  const context = DatabaseContext.forTests();
  let ours: TenantId;
  let theirs: TenantId;

  beforeAll(async () => {
    ours = await context.aTenant();
    theirs = await context.aTenant();
  });

  const inScope = (tenant: string, sql: string, via = ''): string =>
    `begin; set local app.tenant_id = '${tenant}'; ${via ? `set local app.via_tenant_id = '${via}';` : ''} ${sql}; commit`;

  describe('first: no scope is an error', () => {
    it('refuses to read, and names what is missing', async () => {
      await expect(context.get(TenantDrawings).all()).rejects.toThrow(TenantScopeMissing);
    });

    it('refuses a unit of work', async () => {
      await expect(context.get(UnitOfWork).run(async () => 1)).rejects.toThrow(TenantScopeMissing);
    });

    it('refuses a second tenant inside the first', async () => {
      await expect(context.as(ours, () => context.as(theirs, async () => 1))).rejects.toThrow(TenantScopeConflict);
    });

    it('refuses to change the scope of a running transaction', async () => {
      const transactions = context.get(Transactions);
      const first = `SET LOCAL app.tenant_id = '${ours}'`;
      const second = `SET LOCAL app.tenant_id = '${theirs}'`;

      await expect(transactions.run(first, () => transactions.run(second, async () => 1))).rejects.toThrow('cannot change its scope');
    });

    it('never mixes up the scopes of many that run at once', async () => {
      const seen = await Promise.all(
        Array.from({ length: 60 }, (_, n) => {
          const tenant = n % 2 ? ours : theirs;
          return context.as(tenant, async () => {
            const [row] = await context.get(UnitOfWork).run((manager) => manager.query('select app_tenant() as tenant, pg_sleep(0.005)'));
            return row.tenant === tenant && context.get(TenantContext).tenantId() === tenant;
          });
        }),
      );

      expect(seen.every(Boolean)).toBe(true);
    });
  });

  describe('second: the scoped repository', () => {
    it('reads, changes and deletes nothing of another tenant, whatever the caller says', async () => {
      const repository = context.get<never>('ScopedRepository(TenantDrawing)') as import('#tenancy').ScopedRepository<never>;
      const stolen = { tenantId: theirs, name: 'emblem' } as never;

      await context.as(ours, async () => {
        expect((await repository.find({ where: stolen })).map((row) => (row as { tenantId: string }).tenantId)).toEqual([ours]);
        expect(await repository.query('d', (query) => query.andWhere('d.tenantId = :theirs', { theirs }).getMany())).toEqual([]);
        await expect(repository.update(stolen, { tenantId: ours } as never)).rejects.toThrow('never changes its tenant');
      });
      expect(await context.asSuperuser('select name from tenant_drawings where tenant_id = $1', [theirs])).toEqual([{ name: 'emblem' }]);
    });

    it('stamps its own tenant on what is inserted', async () => {
      const repository = context.get<never>('ScopedRepository(TenantDrawing)') as import('#tenancy').ScopedRepository<never>;

      await context.as(ours, () =>
        repository.insert({ tenantId: theirs, name: 'card', svg: '<svg viewBox="0 0 1 1"></svg>', sha256: 'x' } as never),
      );

      expect(
        await context.asSuperuser("select tenant_id from tenant_drawings where name = 'card' and tenant_id in ($1, $2)", [ours, theirs]),
      ).toEqual([{ tenant_id: ours }]);
    });
  });

  describe('third: the database refuses', () => {
    it('shows nothing without a scope, nor with the empty one that a used connection has', async () => {
      expect(await context.asApp('select * from tenant_drawings')).toEqual([]);
      expect(await context.asApp(`${inScope(ours, 'select 1')}; select * from tenant_drawings`)).toEqual([]);
    });

    it('shows the scope’s own rows only', async () => {
      const rows = await context.asApp<{ tenant_id: string }>(
        inScope(ours, 'select 1').replace('select 1; commit', 'select distinct tenant_id from tenant_drawings'),
      );

      expect(rows).toEqual([{ tenant_id: ours }]);
    });

    it('refuses to plant a row at another tenant', async () => {
      const plant = `insert into tenant_drawings values ('${theirs}', 'landscape-phone', '<svg viewBox="0 0 1 1"></svg>', 'x')`;

      await expect(context.asApp(inScope(ours, plant))).rejects.toThrow('row-level security');
    });

    it('refuses to move a row to another tenant', async () => {
      await expect(
        context.asApp(inScope(ours, `update tenant_drawings set tenant_id = '${theirs}' where name = 'emblem'`)),
      ).rejects.toThrow('row-level security');
    });

    it('lets a narrowed scope read what is shared and write none of it', async () => {
      const change = inScope(ours, "update tenant_drawings set sha256 = 'changed'", theirs);
      const remove = inScope(ours, 'delete from tenant_drawings', theirs);

      await context.asApp(change);
      await context.asApp(remove);

      const rows = await context.asSuperuser<{ sha256: string }>('select sha256 from tenant_drawings where tenant_id = $1', [ours]);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map((row) => row.sha256)).not.toContain('changed');
    });

    it('gives the platform role reading of what was opened to it and writing of nothing', async () => {
      const read = hotStatement<[], { tenant_id: string }>('test-platform-read', 'select distinct tenant_id from tenant_drawings');
      const write = hotStatement<[], never>('test-platform-write', "update tenant_drawings set sha256 = 'x'");
      const crossTenant = context.get(CrossTenant);

      const seen = (await crossTenant.read('a test', (reader) => reader.run(read, []))).map((row) => row.tenant_id);

      expect(seen).toEqual(expect.arrayContaining([ours, theirs]));
      await expect(crossTenant.read('a test', (reader) => reader.run(write, []))).rejects.toThrow('permission denied');
    });
  });
});
