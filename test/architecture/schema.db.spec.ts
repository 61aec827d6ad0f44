import { join } from 'node:path';
import { DataSource } from 'typeorm';
import pg from 'pg';
import { ensureRoles, migrate } from '#persistence';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AppealsModule } from '#appeals';
import { AttemptsModule } from '#attempts';
import { CertificatesModule } from '#certificates';
import { ContestsModule } from '#contests';
import { JudgingModule } from '#judging';
import { MailModule } from '#mail';
import { NotificationsModule } from '#notifications';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { SubmissionsModule } from '#submissions';
import { UnitsModule } from '#units';
import { DatabaseContext } from '../support/database-context.js';

/**
 * What the application role may do with each table and view. Nobody edits or removes what has been done, decided, counted or
 * given: a line that moves down here takes that promise back.
 */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  SELECT: [
    'app_clock',
    'contest_council_members',
    'contest_people',
    'contest_question_authors',
    'kept_people',
    'people_left_out',
    'registered_people',
    'submissions_out',
    'tenant_deletions',
  ],
  'SELECT, INSERT': [
    'appeal_events',
    'appeal_evidence',
    'assisted_entries',
    'attempt_grants',
    'audit_entries',
    'audit_links',
    'audit_roots',
    'award_withdrawals',
    'awards',
    'bank_keys',
    'banks',
    'certificate_templates',
    'collective_source_units',
    'collective_sources',
    'collective_standings',
    'consents',
    'deployments',
    'draw_witnesses',
    'finished_sheets',
    'judge_conflicts',
    'judged_lines',
    'leader_statements',
    'prize_payouts',
    'prize_reminders',
    'question_decisions',
    'question_versions',
    'reminders',
    'round_banks',
    'rule_sets',
    'similarity_conclusions',
    'standing_decisions',
    'standing_inputs',
    'standing_lines',
    'standings',
    'submission_version_files',
    'tenant_exports',
    'unit_changes',
    'unit_entry_lists',
  ],
  'SELECT, INSERT, DELETE': [
    'applied_initiatives',
    'approving_holders',
    'audit_waiting',
    'certificate_proofs',
    'coordinator_invitations',
    'excluded_numbers',
    'identity_numbers',
    'initiative_imports',
    'question_imports',
    'reminder_refusals',
    'roster_imports',
    'roster_people',
    'rosters',
    'running_standings',
    'similarity_findings',
    'status_questions',
    'tenant_hosts',
    'tenant_pictures',
  ],
  'SELECT, INSERT, UPDATE': [
    'anomaly_looks',
    'appeals',
    'archive_consents',
    'attempt_exceptions',
    'board_questions',
    'catalogue_successions',
    'catalogue_units',
    'certificate_counters',
    'certificates',
    'contest_drafts',
    'coordinators',
    'correction_rounds',
    'council_seats',
    'council_sessions',
    'draw_entries',
    'formal_checks',
    'grants',
    'judge_assignments',
    'judged_entries',
    'judging_phases',
    'kept_units',
    'news_posts',
    'nomination_calls',
    'nomination_invitations',
    'nominations',
    'phase_reopenings',
    'ranking_exclusions',
    'received_nominations',
    'reference_documents',
    'reminder_campaigns',
    'result_corrections',
    'retention_choices',
    'retention_terms',
    'round_alterations',
    'round_draws',
    'score_sheets',
    'session_attendances',
    'session_items',
    'session_votes',
    'sheet_reopenings',
    'similarity_wishes',
    'submission_cancellations',
    'submission_counters',
    'submission_files',
    'submission_versions',
    'submissions',
    'tenants',
    'tier_decisions',
    'winner_confirmations',
  ],
  'SELECT, INSERT, UPDATE, DELETE': [
    'account_identities',
    'accounts',
    'anomalies',
    'anomaly_people',
    'attempts',
    'certificate_template_drafts',
    'code_budgets',
    'code_days',
    'contests',
    'guardians',
    'identity_providers',
    'initiative_prints',
    'late_answers',
    'message_choices',
    'messages',
    'nomination_authors',
    'one_time_codes',
    'paper_sheets',
    'platform_counters',
    'platform_messages',
    'questions',
    'receipt_marks',
    'receipt_waits',
    'registration_details',
    'registration_drafts',
    'registrations',
    'rehearsals',
    'reminder_days',
    'rounds',
    'sessions',
    'standing_leases',
    'submission_authors',
    'submission_prints',
    'submission_texts',
    'team_members',
    'tenant_applications',
    'tenant_drawings',
    'throttle_counters',
    'turnouts',
    'unit_contacts',
    'unit_head_counts',
    'unit_imports',
    'unit_successions',
    'units',
    'verifications',
  ],
};

/**
 * Taking a row away asks in every table that refers to it whether it does; many rows and no index look through the whole table
 * each time. Of these there are so few in a tenant (or they never go: the catalogue) that it does not matter …
 */
const FEW_AND_NAMED = [
  'banks',
  'catalogue_units',
  'certificate_templates',
  'contest_drafts',
  'contests',
  'identity_providers',
  'nomination_calls',
  'rounds',
  'rule_sets',
  'standings',
];
/** … and these are so short that looking through them costs no more than an index. */
const FEW_AND_NAMING = [
  'attempt_exceptions',
  'certificate_templates',
  'contest_drafts',
  'news_posts',
  'question_imports',
  'rehearsals',
  'roster_imports',
  'round_banks',
  'standing_decisions',
  'unit_imports',
];

describe('the schema', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    AppealsModule,
    AttemptsModule,
    CertificatesModule,
    ContestsModule,
    JudgingModule,
    MailModule,
    NotificationsModule,
    QuestionsModule,
    RegistrationsModule,
    SubmissionsModule,
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

  it('finds by an index what refers to people, units and other rows of which a tenant has many', async () => {
    const unindexed = await context.asSuperuser<{ table: string; name: string }>(
      `select c.conrelid::regclass::text as table, c.conname as name from pg_constraint c
       where c.contype = 'f' and c.confrelid <> 'tenants'::regclass and not c.confrelid::regclass::text = any ($1)
         and not c.conrelid::regclass::text = any ($2)
         and not exists (
           select from pg_index i
           where i.indrelid = c.conrelid
             and (i.indpred is null or (c.conkey && array(select attnum from pg_attribute a where a.attrelid = c.conrelid
               and pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))))
             and (select array_agg(key order by key) from unnest(c.conkey) key)
               = (select array_agg(key order by key) from unnest((string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(c.conkey)]) key))
       order by 1, 2`,
      [FEW_AND_NAMED, FEW_AND_NAMING],
    );

    expect(unindexed).toEqual([]);
  });

  it('names tenants by a key only where a row is the tenant’s own: what others have must not keep one from being deleted', async () => {
    const keys = await context.asSuperuser(
      `select conname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
       where c.contype = 'f' and c.confrelid = 'tenants'::regclass and t.relforcerowsecurity
         and c.conkey <> array(select attnum from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'tenant_id')`,
    );

    expect(keys).toEqual([]);
  });

  it('lets every view read with the rights of whoever asks, so that row security holds there too', async () => {
    const views = await context.asSuperuser(
      "select relname::text as name, reloptions as options from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') order by 1",
    );

    expect(views).toEqual([
      { name: 'contest_council_members', options: ['security_invoker=true'] },
      { name: 'contest_people', options: ['security_invoker=true'] },
      { name: 'contest_question_authors', options: ['security_invoker=true'] },
      { name: 'kept_people', options: ['security_invoker=true'] },
      { name: 'people_left_out', options: ['security_invoker=true'] },
      { name: 'registered_people', options: ['security_invoker=true'] },
      { name: 'submissions_out', options: ['security_invoker=true'] },
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
