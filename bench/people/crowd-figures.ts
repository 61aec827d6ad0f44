import type { INestApplicationContext } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AttemptLedger, AttemptsModule } from '#attempts';
import type { RunningContest } from '#contests';
import type { TenantId } from '#kernel';
import { Coordinators, NotificationsModule, UnitProgressReader } from '#notifications';
import { QuestionsModule } from '#questions';
import { RegisteredPeople, Registrations, RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { TenantsModule } from '#tenants';
import { type UnitId, UnitRegister } from '#units';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { aContest, aCrowd, percentile, WARDS } from './a-crowd.js';
import { withDatabase } from '../load/a-database.js';
import { query } from '../load/query.js';

const PEOPLE = 200_000;
const QUICK_PEOPLE = 40_000;
const REGISTER_AT_ONCE = 1_000;
const MODULES = [
  TenantsModule,
  AccessModule,
  AccountsModule,
  AttemptsModule,
  QuestionsModule,
  RegistrationsModule,
  ReportsModule,
  NotificationsModule,
];

interface Bench {
  context: INestApplicationContext;
  superuser: string;
  tenantId: TenantId;
  running: RunningContest;
  people: number;
  runs: number;
}

/** Registering all at once, a ward's page and the console's lists over a province's people, and what row security costs them. */
export async function crowdFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const settings = readSettings({ KHOABANG_MODE: 'test', SECRET_KEY: 'a-key-for-the-bench-that-is-long-enough', DATABASE_POOL: '10' });
  return withDatabase(async ({ urls, embedded }) =>
    withContext(settings, urls, MODULES, async (context) => {
      const superuser = embedded.superuserUrl('khoabang');
      const people = isQuick ? QUICK_PEOPLE : PEOPLE;
      const bench = { context, superuser, ...(await aContest(context)), people, runs: isQuick ? 5 : 15 };
      const inScope = <T>(work: () => Promise<T>): Promise<T> =>
        context.get(TenantContext, { strict: false }).run({ tenantId: bench.tenantId }, work);
      say(`registering ${REGISTER_AT_ONCE} at once …`);
      const registering = await inScope(() => serviceFigures(bench));
      say(`${people} people …`);
      await aCrowd(superuser, bench.tenantId, bench.running, people);
      say('a ward’s page …');
      const wards = await inScope(() => wardFigures(bench));
      say('the console with and without row security …');
      return [...registering, ...wards, ...(await inScope(() => rowSecurityFigures(bench)))];
    }),
  );
}

async function serviceFigures({ context, running }: Bench): Promise<Figure[]> {
  const registrations = context.get(Registrations, { strict: false });
  const units = await someWards(context);
  const times: number[] = [];
  let errors = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: REGISTER_AT_ONCE }, async (_, n) => {
      const began = performance.now();
      const unit = units[n % units.length] as (typeof units)[number];
      const person = {
        fullName: `Đăng Ký ${n}`,
        birthDate: '1980-01-01',
        contact: { kind: 'email' as const, value: `dang-ky-${n}@vidu.vn` },
        audience: running.ruleSet.audiences[0]?.code ?? '',
        basis: 'residence' as const,
        unit,
      };
      await registrations.register(running, person).catch(() => (errors += 1));
      times.push(performance.now() - began);
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  const n = REGISTER_AT_ONCE;
  return [
    {
      name: `register-service.${n}.rate`,
      value: n / seconds,
      unit: '/s',
      n,
      note: 'account, registration and consents, one transaction each, without pages',
    },
    { name: `register-service.${n}.p99`, value: percentile(times, 99), unit: 'ms', n, note: 'from the moment in which all ask' },
    { name: `register-service.${n}.errors`, value: errors, unit: 'count', n },
  ];
}

async function wardFigures({ context, running, people, runs }: Bench): Promise<Figure[]> {
  const reader = context.get(UnitProgressReader, { strict: false });
  const wards = await someWards(context);
  const [city] = [await context.get(UnitRegister, { strict: false }).findByCode('672', '2024-10-21')];
  const times = async (units: readonly { id: UnitId }[], count: number): Promise<number[]> => {
    const taken: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const unit = units[n % units.length] as { id: UnitId };
      const { reach } = await context.get(Coordinators, { strict: false }).organisersReach(unit.id, running.contest.id);
      const began = performance.now();
      await reader.of(reach);
      taken.push(performance.now() - began);
    }
    return taken;
  };
  await times(wards, 5);
  const ward = await times(wards, runs * 10);
  const whole = await times(city ? [city] : [], runs);
  const note = `${Math.round(people / WARDS)} people of ${people}`;
  return [
    { name: 'ward-dashboard.1.p50', value: percentile(ward, 50), unit: 'ms', n: ward.length, note },
    { name: 'ward-dashboard.1.p99', value: percentile(ward, 99), unit: 'ms', n: ward.length, note },
    {
      name: 'ward-dashboard.whole.p50',
      value: percentile(whole, 50),
      unit: 'ms',
      n: whole.length,
      note: `all ${people} people, ${WARDS} wards`,
    },
  ];
}

/** The same readings with row security as it is, and with it switched off: by turns, each in its transaction with its scope. */
async function rowSecurityFigures({ context, superuser, running, runs }: Bench): Promise<Figure[]> {
  const contestId = running.contest.id;
  const people = context.get(RegisteredPeople, { strict: false });
  const wards = await someWards(context);
  const readings: Readonly<Record<string, () => Promise<unknown>>> = {
    'people-list': () => people.page(contestId, { skip: 0, limit: 50 }),
    'people-search': () => people.page(contestId, { skip: 0, limit: 50, name: 'thi 1234' }),
    'count-by-unit': () => context.get(AttemptLedger, { strict: false }).countByUnit(contestId, null),
    'count-by-hour': () => context.get(AttemptLedger, { strict: false }).countByHour(contestId, null),
    'ward-dashboard': async () => {
      const { reach } = await context.get(Coordinators, { strict: false }).organisersReach((wards[7] as { id: UnitId }).id, contestId);
      return context.get(UnitProgressReader, { strict: false }).of(reach);
    },
  };
  const tables = await query<{ name: string }>(superuser, 'select relname as name from pg_class where relforcerowsecurity');
  const secure = (isOn: boolean): Promise<unknown> =>
    query(superuser, tables.map(({ name }) => `alter table ${name} ${isOn ? 'enable' : 'disable'} row level security`).join(';'));
  const measured = new Map<string, { on: number[]; off: number[] }>();
  for (let run = 0; run < runs; run += 1)
    for (const isOn of [true, false]) {
      await secure(isOn);
      for (const [name, read] of Object.entries(readings)) {
        // Plans are made anew after the change; that is no cost of the reading.
        await read();
        const began = performance.now();
        await read();
        const known = measured.get(name) ?? { on: [], off: [] };
        known[isOn ? 'on' : 'off'].push(performance.now() - began);
        measured.set(name, known);
      }
    }
  await secure(true);
  return [...measured].map(([name, { on, off }]) => {
    const [value, limit] = [median(on), median(off)];
    return { name: `row-security-cost.${name}.p50`, value, unit: 'ms' as const, limit, ratio: limit / value, n: on.length };
  });
}

async function someWards(context: INestApplicationContext) {
  const units = await context.get(UnitRegister, { strict: false }).list('2024-10-21');
  return units.filter(({ code }) => code.startsWith('w'));
}
