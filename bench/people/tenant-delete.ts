import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import type { RunningContest } from '#contests';
import type { TenantId } from '#kernel';
import { RegistrationsModule } from '#registrations';
import { readSettings } from '#settings';
import { TenantDeleting, TenantDirectory, TenantsModule } from '#tenants';
import { withContext } from '../../apps/cli/src/cli-context.js';
import type { Figure, SuiteOptions } from '../figure.js';
import { aContest, aCrowd } from './a-crowd.js';
import { withDatabase } from '../load/a-database.js';
import { query } from '../load/query.js';

const PEOPLE = 100_000;
const QUICK_PEOPLE = 20_000;
const EXPORT = 'a'.repeat(64);

/** Deleting a province with all its people in one transaction, proof included. */
export async function tenantDeleteFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const people = isQuick ? QUICK_PEOPLE : PEOPLE;
  const settings = readSettings({ KHOABANG_MODE: 'test', SECRET_KEY: 'a-key-for-the-bench-that-is-long-enough', DATABASE_POOL: '4' });
  const modules = [TenantsModule, AccessModule, AccountsModule, AttemptsModule, RegistrationsModule];
  say(`deleting a tenant with ${people} people …`);
  return withDatabase(async ({ urls, embedded }) =>
    withContext(settings, urls, modules, async (context) => {
      const superuser = embedded.superuserUrl('khoabang');
      const aTenantOf = async (size: number): Promise<TenantId> => {
        const { tenantId, running } = await aContest(context);
        await aCrowd(superuser, tenantId, running, size);
        await leaveTraces(superuser, tenantId, running);
        return tenantId;
      };
      // Whose rows stand between.
      await aTenantOf(people / 10);
      const id = await aTenantOf(people);
      await query(superuser, `update tenants set status = 'suspended', suspended_at = app_now() where id = '${id}'`);
      await query(superuser, `insert into tenant_exports select '${id}', gen_random_uuid(), '${EXPORT}', 1, 1, app_now()`);
      const slug = (await context.get(TenantDirectory, { strict: false }).findById(id))?.slug ?? '';
      const deleting = context.get(TenantDeleting, { strict: false });
      const from = performance.now();
      const { proof } = await deleting.delete(id, { slug, exportSha256: EXPORT, by: 'bench', ownerUrl: urls.owner });
      const value = performance.now() - from;
      const deleted = Object.values((JSON.parse(proof) as { rows: Record<string, number> }).rows).reduce((sum, count) => sum + count, 0);
      return [{ name: `tenant-delete.${people}.time`, value, unit: 'ms' as const, n: 1, note: `${deleted} rows in one transaction` }];
    }),
  );
}

/** What people leave behind besides their attempts. */
async function leaveTraces(superuser: string, tenantId: TenantId, { contest, rounds }: RunningContest): Promise<void> {
  await query(
    superuser,
    `set session_replication_role = 'replica';
     create temporary table person as
       select row_number() over (order by id) as n, id, account_id, pseudonym, unit_id, created_at from registrations where tenant_id = '${tenantId}';
     create temporary table standing as select gen_random_uuid() as id, version from generate_series(1, 2) version;
     insert into consents select '${tenantId}', gen_random_uuid(), id, kind, null, true, 'contestant', 'form', 'v1', created_at
       from person cross join (values ('take-part'), ('publish-name')) as kinds (kind);
     insert into registration_details select '${tenantId}', id, 'số 1', null from person;
     insert into guardians select '${tenantId}', id, 'Người Giám Hộ', 'mother', 'x', created_at, null from person where n % 5 = 0;
     insert into unit_changes select '${tenantId}', gen_random_uuid(), id, 'residence', unit_id, 'workplace', unit_id, created_at from person where n % 10 = 0;
     insert into sessions (tenant_id, token_hash, account_id, kind, created_at, expires_at)
       select '${tenantId}', sha256(id::text::bytea), account_id, 'contestant', created_at, created_at + interval '30 days' from person;
     insert into standings (tenant_id, id, contest_id, round_id, version, rule_set_id, key_versions, summary, sha256, reason)
       select '${tenantId}', id, '${contest.id}', '${rounds[0]?.id}', version, (select id from rule_sets where tenant_id = '${tenantId}' limit 1), '{}', '{}', 'x', 'x'
       from standing;
     insert into standing_lines (tenant_id, standing_id, rank, person, attempt_id, points, all_correct, duration_ms, submitted_at, explanation)
       select '${tenantId}', standing.id, n, pseudonym, gen_random_uuid(), 1, true, 1000, created_at, 'x' from person cross join standing;
     insert into audit_entries (tenant_id, id, action, subject_kind, subject_id)
       select '${tenantId}', gen_random_uuid(), 'registration.made', 'registration', id from person;
     insert into messages (tenant_id, id, channel, recipient, subject, body, state) select '${tenantId}', gen_random_uuid(), 'email', 'x', 'x', 'x', 'sent' from person;
     insert into coordinators (tenant_id, id, account_id, unit_id, appointed_at)
       select '${tenantId}', gen_random_uuid(), account_id, unit_id, created_at from person where n <= 1000;
     insert into rosters (tenant_id, id, contest_id, unit_id, title, basis, basis_text, brought_by, brought_at, erase_on)
       select '${tenantId}', gen_random_uuid(), '${contest.id}', unit_id, 'x', 'agency', 'x', account_id, created_at, '2030-01-01' from person where n <= 1000;
     set session_replication_role = 'origin'`,
  );
}
