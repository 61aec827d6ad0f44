import { join } from 'node:path';
import { DataSource } from 'typeorm';
import pg from 'pg';
import { ensureRoles, migrate } from '#persistence';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { CertificatesModule } from '#certificates';
import { ContestsModule } from '#contests';
import { MailModule } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';
import { DatabaseContext } from '../support/database-context.js';

/**
 * What the application role may do with each table and view. Nobody edits or removes what has been done, decided, counted or
 * given: a line that moves down here takes that promise back.
 */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  SELECT: ['app_clock', 'contest_people', 'registered_people'],
  'SELECT, INSERT': [
    'audit_entries',
    'awards',
    'bank_keys',
    'banks',
    'certificate_templates',
    'collective_standings',
    'deployments',
    'question_versions',
    'rule_sets',
    'standing_decisions',
    'standing_lines',
    'standings',
  ],
  'SELECT, INSERT, DELETE': ['tenant_hosts'],
  'SELECT, INSERT, UPDATE': [
    'certificate_counters',
    'certificates',
    'contest_drafts',
    'grants',
    'news_posts',
    'reference_documents',
    'tenants',
  ],
  'SELECT, INSERT, UPDATE, DELETE': [
    'accounts',
    'attempts',
    'certificate_template_drafts',
    'contests',
    'messages',
    'one_time_codes',
    'questions',
    'registration_drafts',
    'registrations',
    'rehearsals',
    'rounds',
    'sessions',
    'team_members',
    'tenant_drawings',
    'throttle_counters',
    'turnouts',
    'units',
  ],
};

describe('the schema', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    AttemptsModule,
    CertificatesModule,
    ContestsModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    UnitsModule,
  );

  it('has for every entity the columns that it names, as nullable as it says, and no others', async () => {
    const columns = await context.asSuperuser<{ table: string; name: string; nullable: boolean }>(
      `select table_name as table, column_name as name, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'public'`,
    );
    const { entityMetadatas } = context.get(DataSource);
    expect(entityMetadatas.length).toBeGreaterThan(10);

    for (const entity of entityMetadatas) {
      const declared = entity.columns.map((column) => ({ name: column.databaseName, nullable: column.isNullable })).toSorted(byName);
      // When a row was made is set by the database where the entity does not name it.
      const present = columns.filter(
        (column) =>
          column.table === entity.tableName && (column.name !== 'created_at' || declared.some((one) => one.name === 'created_at')),
      );

      expect({ table: entity.tableName, columns: present.map(({ name, nullable }) => ({ name, nullable })).toSorted(byName) }).toEqual({
        table: entity.tableName,
        columns: declared,
      });
    }
  });

  it('gives the application role the rights that are written above, and no others', async () => {
    const rows = await context.asSuperuser<{ rights: string; tables: string[] }>(`
      select rights, array_agg(name order by name) as tables
      from (
        select table_name::text as name,
               string_agg(privilege_type, ', ' order by array_position(array['SELECT', 'INSERT', 'UPDATE', 'DELETE'], privilege_type::text)) as rights
        from information_schema.role_table_grants
        where table_schema = 'public' and grantee in ('khoabang_app', 'PUBLIC')
        group by table_name
      ) as tables group by rights`);

    expect(Object.fromEntries(rows.map(({ rights, tables }) => [rights, tables]))).toEqual(RIGHTS);
  });

  it('lets every view read with the rights of whoever asks, so that row security holds there too', async () => {
    const views = await context.asSuperuser(
      "select relname::text as name, reloptions as options from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') order by 1",
    );

    expect(views).toEqual([
      { name: 'contest_people', options: ['security_invoker=true'] },
      { name: 'registered_people', options: ['security_invoker=true'] },
    ]);
  });

  it('can be migrated up, down and up again', async () => {
    const name = `khoabang_migrations_${process.pid}`;
    const admin = new pg.Client({ connectionString: context.urls.superuser });
    await admin.connect();
    await admin.query(`create database ${name} owner khoabang_owner`);
    const url = new URL(context.urls.owner);
    url.pathname = `/${name}`;
    try {
      await ensureRoles(url.href, { app: 'x', platform: 'y' });
      const folder = join(import.meta.dirname, '../../dist/migrations');
      const up = await migrate(url.href, folder);
      expect(up.length).toBeGreaterThan(3);
      expect(await migrate(url.href, folder)).toEqual([]);

      await migrateDown(url.href, folder, up.length);
      const left = await tables(url.href);
      expect(left).toEqual(['schema_migrations']);
      expect(await migrate(url.href, folder)).toEqual(up);
    } finally {
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop role if exists ${name}_app`);
      await admin.query(`drop role if exists ${name}_platform`);
      await admin.end();
    }
  });
});

async function migrateDown(url: string, folder: string, steps: number): Promise<void> {
  const database = new URL(url).pathname.slice(1);
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    extra: { options: `-c khoabang.app_role=${database}_app -c khoabang.platform_role=${database}_platform` },
    migrations: [join(folder, '*.js')],
    migrationsTableName: 'schema_migrations',
  });
  await dataSource.initialize();
  try {
    for (let step = 0; step < steps; step += 1) await dataSource.undoLastMigration();
  } finally {
    await dataSource.destroy();
  }
}

async function tables(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
    );
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'en');
}
