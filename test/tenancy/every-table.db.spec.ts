import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CertificatesModule } from '#certificates';
import type { TenantId } from '#kernel';
import { MailModule } from '#mail';
import { ReportsModule } from '#reports';
import { GLOBAL_TABLES } from '#tenancy';
import { aTenantWithEverything } from '../factories/everything.js';
import { DatabaseContext } from '../support/database-context.js';

/** Every tenant's table, as the application role, with rows of another tenant in it that could leak. */
describe('every table of tenants', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, MailModule, CertificatesModule, ReportsModule);
  let ours: TenantId;
  let theirs: TenantId;
  let tables: string[];

  beforeAll(async () => {
    ours = await aTenantWithEverything(context);
    theirs = await aTenantWithEverything(context);
    const rows = await context.asSuperuser<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    tables = rows.map(({ name }) => name).filter((name) => !(name in GLOBAL_TABLES));
  });

  /** A statement as the application role in our scope, perhaps narrowed to a ward. */
  const inOurScope = <Row extends object>(sql: string, via?: string): Promise<Row[]> =>
    context.asApp<Row>(`begin; set local app.tenant_id = '${ours}'; ${via ? `set local app.via_tenant_id = '${via}';` : ''} ${sql}`);
  const count = async (table: string, tenant: TenantId): Promise<number> =>
    (await context.asSuperuser<{ n: number }>(`select count(*)::int as n from ${table} where tenant_id = $1`, [tenant]))[0]!.n;
  const each = async <T>(ask: (table: string) => Promise<T>): Promise<Record<string, T>> => {
    const answers: Record<string, T> = {};
    for (const table of tables) answers[table] = await ask(table);
    return answers;
  };
  const all = <T>(value: T): Record<string, T> => Object.fromEntries(tables.map((table) => [table, value]));
  /** What became of a statement: how many rows it touched, or that it was refused. */
  const outcome = async (sql: string): Promise<number | 'refused'> => {
    try {
      const [row] = await inOurScope<{ n: number }>(`with touched as (${sql} returning 1) select count(*)::int as n from touched`);
      return row!.n;
    } catch (error) {
      expect((error as Error).message).toMatch(/permission denied|row-level security/);
      return 'refused';
    }
  };

  it('has rows of both tenants: otherwise nothing below would prove anything', async () => {
    const present = await each(async (table) => (await count(table, ours)) > 0 && (await count(table, theirs)) > 0);

    expect(present).toEqual(all(true));
  });

  it('shows our rows, all of them, and none of theirs', async () => {
    const seen = await each(async (table) => {
      const [row] = await inOurScope<{ ours: number; theirs: number }>(
        `select count(*) filter (where tenant_id = '${ours}')::int as ours, count(*) filter (where tenant_id <> '${ours}')::int as theirs from ${table}`,
      );
      return row!.ours === (await count(table, ours)) && row!.theirs === 0;
    });

    expect(seen).toEqual(all(true));
  });

  it('shows nothing without a scope', async () => {
    const seen = await each(async (table) => (await context.asApp(`select 1 from ${table}`)).length);

    expect(seen).toEqual(all(0));
  });

  it('lets nothing of theirs be changed or removed', async () => {
    const changed = await each((table) => outcome(`update ${table} set tenant_id = tenant_id where tenant_id = '${theirs}'`));
    const removed = await each((table) => outcome(`delete from ${table} where tenant_id = '${theirs}'`));

    for (const answer of [...Object.values(changed), ...Object.values(removed)]) expect([0, 'refused']).toContain(answer);
  });

  it('lets nothing of ours be planted at theirs', async () => {
    const columns = await context.asSuperuser<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`,
    );
    const planted = await each((table) => {
      const names = columns.filter((column) => column.table_name === table).map((column) => column.column_name);
      const values = names.map((name) => (name === 'tenant_id' ? `'${theirs}'::uuid` : name));
      return outcome(
        `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} where tenant_id = '${ours}' limit 1`,
      );
    });

    expect(planted).toEqual(all('refused'));
  });

  it('shows a scope that is narrowed to a stranger only what is shared', async () => {
    const shared = [
      'contests',
      'deployments',
      'draw_entries',
      'draw_witnesses',
      'news_posts',
      'nomination_calls',
      'reference_documents',
      'round_draws',
      'rounds',
      'rule_sets',
      'standings',
      'tenant_drawings',
      'tenant_pictures',
      'unit_head_counts',
      'unit_successions',
      'units',
    ];
    const seen = await each(async (table) => (await inOurScope(`select 1 from ${table}`, theirs)).length > 0);

    expect(Object.keys(seen).filter((table) => seen[table])).toEqual([...shared, 'certificate_templates'].toSorted());
  });
});
