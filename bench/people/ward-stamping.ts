import { AttemptsModule } from '#attempts';
import type { RunningContest } from '#contests';
import type { TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ReportsModule, WardStamping } from '#reports';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { TenantsModule } from '#tenants';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { COUNTS_STATEMENTS, countingStatements } from '../load/statements.js';
import { aContest, aCrowd } from './a-crowd.js';
import { withDatabase } from '../load/a-database.js';
import { query } from '../load/query.js';

const PEOPLE = 200_000;
const QUICK_PEOPLE = 10_000;
const IDLE_LOOKS = 9;
const MODULES = [TenantsModule, AccessModule, AccountsModule, AttemptsModule, QuestionsModule, RegistrationsModule, ReportsModule];

/** Which units are granted, a ward's tenant each. */
const GRANTS: Readonly<Record<string, string>> = {
  ten: `code ~ '^w\\d$'`,
  'three-hundred': `code like 'w%'`,
  whole: `code = '672'`,
};

/** Wards that are granted a contest in which everybody has registered already: until all are theirs, and what a look costs after that. */
export async function wardStampingFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const settings = readSettings({ KHOABANG_MODE: 'test', SECRET_KEY: 'a-key-for-the-bench-that-is-long-enough', DATABASE_POOL: '4' });
  const people = isQuick ? QUICK_PEOPLE : PEOPLE;
  return withDatabase(async ({ urls, embedded }) => {
    const superuser = embedded.superuserUrl('khoabang');
    return withContext(settings, urls, MODULES, async (context) => {
      const figures: Figure[] = [];
      for (const [name, units] of Object.entries(GRANTS)) {
        const { tenantId, running } = await aContest(context);
        await aCrowd(superuser, tenantId, running, people);
        await grant(superuser, { tenantId, running, units });
        say(`wards are granted a contest of ${people} people: ${name} …`);
        const stamping = context.get(WardStamping, { strict: false });
        const inScope = <T>(work: () => Promise<T>): Promise<T> => context.get(TenantContext, { strict: false }).run({ tenantId }, work);
        figures.push(...(await measure(name, { superuser, tenantId, look: () => inScope(() => stamping.look()) })));
      }
      return figures;
    });
  }, COUNTS_STATEMENTS);
}

async function measure(
  name: string,
  { superuser, tenantId, look }: { superuser: string; tenantId: TenantId; look: () => Promise<number> },
): Promise<Figure[]> {
  const times: number[] = [];
  const { result: marked, counts } = await countingStatements(superuser, async () => {
    let people = 0;
    do {
      const from = performance.now();
      people += await look();
      times.push(performance.now() - from);
    } while (!(await isDone(superuser, tenantId)));
    return people;
  });
  const idle: number[] = [];
  const { counts: idleCounts } = await countingStatements(superuser, async () => {
    for (let n = 0; n < IDLE_LOOKS; n += 1) {
      const from = performance.now();
      await look();
      idle.push(performance.now() - from);
    }
  });
  const ms = times.reduce((sum, one) => sum + one, 0);
  const figure = `ward-stamping.${name}`;
  return [
    {
      name: `${figure}.rate`,
      value: (marked * 1000) / ms,
      unit: '/s',
      n: marked,
      note: `${times.length} looks, ${Math.round(ms)} ms in all`,
    },
    { name: `${figure}.longest-look`, value: Math.max(...times), unit: 'ms', n: times.length },
    {
      name: `${figure}.statements`,
      value: counts.working / times.length,
      unit: 'count',
      n: times.length,
      note: 'each look that marks people',
    },
    { name: `${figure}.idle`, value: median(idle), unit: 'ms', n: IDLE_LOOKS, note: 'a look that finds nothing to do' },
    { name: `${figure}.idle-statements`, value: idleCounts.working / IDLE_LOOKS, unit: 'count', n: IDLE_LOOKS },
  ];
}

async function isDone(superuser: string, tenantId: TenantId): Promise<boolean> {
  const [waiting] = await query<{ grants: number }>(
    superuser,
    `select count(*)::int as grants from grants where tenant_id = '${tenantId}' and stamped_at is null`,
  );
  return waiting?.grants === 0;
}

/** Grants to as many wards as there are such units; no ward has a page. */
async function grant(
  superuser: string,
  { tenantId, running, units }: { tenantId: TenantId; running: RunningContest; units: string },
): Promise<void> {
  await query(
    superuser,
    `set session_replication_role = 'replica';
     insert into grants (tenant_id, id, contest_id, via_tenant_id, unit_code)
       select tenant_id, gen_random_uuid(), '${running.contest.id}', gen_random_uuid(), code from units where tenant_id = '${tenantId}' and ${units};
     set session_replication_role = 'origin'; analyze grants`,
  );
}
