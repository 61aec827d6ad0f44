import type { INestApplicationContext } from '@nestjs/common';
import { ContestPublisher, ContestReader, type RunningContest } from '#contests';
import type { TenantId } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { TenantContext } from '#tenancy';
import { TenantRegistry } from '#tenants';
import { UnitRegister } from '#units';
import { query } from '../load/query.js';

/** Wards in the tenant of the bench: each has its share of the people. */
export const WARDS = 300;

/** A tenant with a contest and wards, on an empty database. */
export async function aContest(context: INestApplicationContext): Promise<{ tenantId: TenantId; running: RunningContest }> {
  const slug = `bench-${Math.random().toString(36).slice(2, 10)}`;
  const tenantId = await context.get(TenantRegistry, { strict: false }).create({
    slug,
    name: 'Tỉnh Đo',
    shortName: 'Đo',
    hostBody: 'Ban Tổ chức',
    kind: 'province',
    hosts: [`${slug}.localhost`],
    colours: { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' },
    drawings: { emblem: '<svg viewBox="0 0 64 74"><path d="M0 0h64v74H0z"/></svg>' },
  });
  return context.get(TenantContext, { strict: false }).run({ tenantId }, async () => {
    const units = context.get(UnitRegister, { strict: false });
    await units.enter([
      {
        code: '672',
        kind: 'city',
        name: 'Thành phố Đo',
        aboveCodes: ['68'],
        bases: ['workplace'],
        validFrom: '2015-01-01',
        validTo: '2025-07-01',
      },
    ]);
    await units.enter(
      Array.from({ length: WARDS }, (_, n) => ({
        code: `w${n}`,
        kind: 'ward' as const,
        name: `Phường Đo ${n}`,
        parentCode: '672',
        bases: ['residence', 'workplace'],
        validFrom: '2015-01-01',
        validTo: '2025-07-01',
      })),
    );
    await context.get(ContestPublisher, { strict: false }).publish({ slug: '2024', ruleSet: aRuleSet() });
    return { tenantId, running: await context.get(ContestReader, { strict: false }).running() };
  });
}

/** People who have registered, three in four of them with a sealed attempt: written at once, as the superuser, in the wards by turns. */
export async function aCrowd(superuser: string, tenantId: TenantId, { contest, rounds }: RunningContest, people: number): Promise<void> {
  const [round] = rounds;
  await query(
    superuser,
    `set session_replication_role = 'replica';
     create temporary table crowd as select n, gen_random_uuid() as account, gen_random_uuid() as registration from generate_series(1, ${people}) n;
     create temporary table ward as select row_number() over (order by code) - 1 as n, id from units where tenant_id = '${tenantId}' and code like 'w%';
     insert into accounts (tenant_id, id, full_name, name_key, birth_date, email, created_at)
       select '${tenantId}', account, 'Người Thi ' || n, 'nguoi thi ' || n, date '1950-01-01' + (n % 20000)::int, 'nguoi-' || n || '@vidu.vn', timestamptz '2024-10-21 10:00+07' + n * interval '1 second'
       from crowd;
     insert into registrations (tenant_id, id, contest_id, account_id, pseudonym, audience, basis, unit_id, consented_at, created_at)
       select '${tenantId}', c.registration, '${contest.id}', c.account, gen_random_uuid(), 'nhan-dan', 'residence', w.id,
         timestamptz '2024-10-21 10:00+07' + c.n * interval '1 second', timestamptz '2024-10-21 10:00+07' + c.n * interval '1 second'
       from crowd c join ward w on w.n = c.n % ${WARDS};
     insert into attempts (tenant_id, id, contest_id, round_id, registration_id, account_id, number, part_code, bank_id, rule_set_id, seed, item_count,
         questions, started_at, deadline_at, choices, seqs, marks, submitted_at, sealed_by, receipt_code, receipt_salt, seal_sha256)
       select '${tenantId}', gen_random_uuid(), '${contest.id}', '${round?.id}', registration, account, 1, 'trac-nghiem',
         gen_random_uuid(), (select id from rule_sets where tenant_id = '${tenantId}' limit 1), 'x', 1,
         '{0}', timestamptz '2024-10-22 08:00+07' + n * interval '1 second', timestamptz '2024-10-28 08:00+07', '{1}', '{1}', '{1}',
         timestamptz '2024-10-22 08:05+07' + n * interval '1 second', 'contestant', 'R' || n, '\\x00', 'x'
       from crowd where n % 4 <> 0;
     set session_replication_role = 'origin';
     analyze accounts; analyze registrations; analyze attempts; analyze units`,
  );
}

/** A percentile of at least one value. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}
