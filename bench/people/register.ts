import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestsModule } from '#contests';
import { readSettings } from '#settings';
import { TenantsModule } from '#tenants';
import { UnitsModule } from '#units';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { BENCH_SECRETS, type WebProcess, withWebProcess } from '../load/a-web-process.js';
import { runLoad } from '../load/load.js';
import type { LoadResult } from '../load/load-process.js';
import { COUNTS_STATEMENTS, countingStatements, type StatementCounts } from '../load/statements.js';
import { aContest } from './a-crowd.js';
import { withDatabase } from '../load/a-database.js';
import { atTheLastButton, type RegisterPlace } from './last-button.js';
import { query } from '../load/query.js';

const AT_ONCE = 1_000;
const WARM_UP = 200;
const WITHIN_MS = 60_000;

interface Place extends RegisterPlace {
  web: WebProcess;
}

/** A thousand who have read their code and press the last button of registering at the same moment, against a web process as in production. */
export async function registerFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const settings = readSettings({ KHOABANG_MODE: 'production', ...BENCH_SECRETS });
  return withDatabase(async ({ urls, embedded }) => {
    const superuser = embedded.superuserUrl('khoabang');
    const modules = [TenantsModule, AccessModule, AccountsModule, ContestsModule, UnitsModule];
    const { tenantId } = await withContext(settings, urls, modules, aContest);
    const hosts = await query<{ host: string }>(superuser, `select host from tenant_hosts where tenant_id = '${tenantId}'`);
    const units = await query<{ id: string }>(superuser, `select id from units where tenant_id = '${tenantId}' and code like 'w%'`);
    return withWebProcess(urls, async (web) => {
      const host = hosts[0]?.host ?? '';
      const place: Place = { web, port: web.port, host, superuser, tenantId, units: units.map(({ id }) => id) };
      say('warming up the web process …');
      await press(place, 0, WARM_UP);
      const runs: Pressed[] = [];
      for (let run = 1; run <= (isQuick ? 1 : 3); run += 1) {
        say(`${AT_ONCE} people at the last button of registering …`);
        runs.push(await press(place, run, AT_ONCE));
      }
      return figuresOf(runs);
    });
  }, COUNTS_STATEMENTS);
}

interface Pressed extends LoadResult {
  /** People of this run who stand in the database afterwards. */
  registered: number;
  counts: StatementCounts;
  cpuMs: number;
}

async function press(place: Place, run: number, people: number): Promise<Pressed> {
  const lanes = (await atTheLastButton(place, run, people)).map((request) => [request]);
  const count = `select count(*)::int as people from registrations where tenant_id = '${place.tenantId}'`;
  const [before] = await query<{ people: number }>(place.superuser, count);
  const cpuBefore = place.web.cpuMs();
  const { result, counts } = await countingStatements(place.superuser, () => runLoad({ port: place.web.port, lanes, withinMs: WITHIN_MS }));
  const [after] = await query<{ people: number }>(place.superuser, count);
  return { ...result, registered: (after?.people ?? 0) - (before?.people ?? 0), counts, cpuMs: place.web.cpuMs() - cpuBefore };
}

function figuresOf(runs: readonly Pressed[]): Figure[] {
  const of = (value: (one: Pressed) => number): number => median(runs.map(value));
  const n = runs.length;
  const faults = runs.flatMap(({ why }) => Object.entries(why)).map(([text, count]) => `${text}: ${count}`);
  const figures: Figure[] = [
    {
      name: `register.${AT_ONCE}.rate`,
      value: of(({ registered, seconds }) => registered / seconds),
      unit: '/s',
      n,
      note: `${AT_ONCE} connections press the last button at once; one web process, load, Postgres on one machine`,
    },
    { name: `register.${AT_ONCE}.p50`, value: of(({ ms }) => ms.p50), unit: 'ms', n },
    { name: `register.${AT_ONCE}.p99`, value: of(({ ms }) => ms.p99), unit: 'ms', n, note: 'from the moment in which all press' },
    {
      name: `register.${AT_ONCE}.errors`,
      value: runs.reduce((sum, { errors, registered }) => sum + Math.max(errors, AT_ONCE - registered), 0),
      unit: 'count',
      n,
      ...(faults.length > 0 ? { note: faults.join(', ') } : {}),
    },
    {
      name: 'register.statements',
      value: of(({ counts }) => counts.statements / AT_ONCE),
      unit: 'count',
      n,
      note: `each: ${of(({ counts }) => counts.working / AT_ONCE).toFixed(1)} besides those of ${of(({ counts }) => counts.transactions / AT_ONCE).toFixed(1)} transactions`,
    },
    { name: 'register.cpu', value: of(({ cpuMs }) => cpuMs / AT_ONCE), unit: 'ms', n, note: 'the web process alone, each' },
  ];
  return figures.filter(({ value }) => Number.isFinite(value));
}
