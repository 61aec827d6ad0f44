import { GLOBAL_TABLES } from '#tenancy';
import { DatabaseContext } from '../support/database-context.js';

interface Table {
  name: string;
  has_tenant: boolean;
  enabled: boolean;
  forced: boolean;
}

/** The fourth lock: the catalogue itself. A new table without its guard fails here. */
describe('the database catalogue', () => {
  const context = DatabaseContext.forTests();
  let tables: Table[];

  beforeAll(async () => {
    tables = await context.asSuperuser<Table>(`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
             exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as has_tenant
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  });

  const tenantTables = (): string[] => tables.filter((table) => !(table.name in GLOBAL_TABLES)).map((table) => table.name);

  it('has tables to look at', () => {
    expect(tenantTables().length).toBeGreaterThan(0);
  });

  it('lists as global exactly the tables without a tenant, and those that are read before there is one or after it is gone', () => {
    const without = tables.filter((table) => !table.has_tenant).map((table) => table.name);

    expect([...without, 'tenant_hosts', 'tenant_applications', 'tenant_deletions'].toSorted()).toEqual(
      Object.keys(GLOBAL_TABLES).toSorted(),
    );
  });

  it('forces row security on every tenant table', () => {
    const open = tables.filter((table) => !(table.name in GLOBAL_TABLES) && !(table.enabled && table.forced)).map((table) => table.name);

    expect(open).toEqual([]);
  });

  it('has the one form of policy, for each command, on every tenant table', async () => {
    const policies = await context.asSuperuser<{ table: string; cmd: string; text: string }>(
      `select tablename as table, cmd, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text from pg_policies where schemaname = 'public' and policyname like 'tenant\\_%'`,
    );

    for (const table of tenantTables()) {
      const own = policies.filter((policy) => policy.table === table);
      expect({ table, commands: own.map((policy) => policy.cmd).toSorted() }).toEqual({
        table,
        commands: ['DELETE', 'INSERT', 'SELECT', 'UPDATE'],
      });
      for (const policy of own) expect({ table, scoped: policy.text.includes('app_tenant()') }).toEqual({ table, scoped: true });
    }
  });

  it('has no other policies than these and the platform’s reading', async () => {
    const others = await context.asSuperuser(
      `select tablename, policyname, cmd, roles from pg_policies where schemaname = 'public' and policyname not like 'tenant\\_%'
       and not (policyname = 'platform_reading' and cmd = 'SELECT' and roles = array['khoabang_platform']::name[])`,
    );

    expect(others).toEqual([]);
  });

  it('begins every key of a tenant table with tenant_id', async () => {
    const keys = await context.asSuperuser<{ table: string; index: string; first: string }>(`
      select c.relname as table, i.relname as index, a.attname as first
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
      where c.relnamespace = 'public'::regnamespace and x.indisunique`);

    const wrong = keys.filter((key) => tenantTables().includes(key.table) && key.first !== 'tenant_id');
    expect(wrong).toEqual([]);
  });

  it('names the tenant in every reference between tenant tables', async () => {
    const references = await context.asSuperuser<{ name: string; table: string; target: string; columns: string[] }>(`
      select con.conname as name, c.relname as table, t.relname as target,
             array(select a.attname::text from unnest(con.conkey) k join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k) as columns
      from pg_constraint con join pg_class c on c.oid = con.conrelid join pg_class t on t.oid = con.confrelid
      where con.contype = 'f' and c.relnamespace = 'public'::regnamespace`);

    const wrong = references.filter(
      ({ table, target, columns }) => tenantTables().includes(table) && tenantTables().includes(target) && columns[0] !== 'tenant_id',
    );
    expect(wrong).toEqual([]);
  });

  it('lets the application role own nothing and bypass nothing', async () => {
    const roles = await context.asSuperuser(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
              (select count(*)::int from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname in ('khoabang_app', 'khoabang_platform') order by 1`,
    );

    const harmless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 };
    expect(roles).toEqual([
      { rolname: 'khoabang_app', ...harmless },
      { rolname: 'khoabang_platform', ...harmless },
    ]);
  });

  it('grants the public role nothing', async () => {
    const grants = await context.asSuperuser(
      `select table_name, privilege_type from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema = 'public'`,
    );

    expect(grants).toEqual([]);
  });

  it('notices a table without its guard', async () => {
    await context.asSuperuser('create table forgotten (tenant_id uuid not null, id uuid primary key)');
    try {
      const [found] = await context.asSuperuser<Table>(
        `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced, true as has_tenant from pg_class where relname = 'forgotten'`,
      );
      expect(found).toEqual({ name: 'forgotten', enabled: false, forced: false, has_tenant: true });
    } finally {
      await context.asSuperuser('drop table forgotten');
    }
  });
});
