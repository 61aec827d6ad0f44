import { DAY_MS } from '#kernel';
import type { DatabaseUrls } from '#persistence';
import { readSettings } from '#settings';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { aContestIn, type Contest, CONTEST_MODULES, ITEMS, QUESTIONS } from '../load/a-contest.js';
import { BENCH_SECRETS } from '../load/a-web-process.js';
import { query } from '../load/query.js';

const WARDS = 300;
/** Different papers with what was marked. */
const PAPERS = 1_000;
/** Options as they stand in the bank, three bits each: 0, 1, 2, 3. */
const IN_ORDER = [0, 1, 2, 3].reduce((packed, option, shown) => packed | (option << (3 * shown)), 0);

/** A contest of one round that is over. */
export type RoundToClose = Contest;

/**
 * A tenant with three hundred wards and a contest whose round ended an hour ago: twenty questions out of two hundred, a guess,
 * prizes, an award for the ward with the most people.
 */
export async function aRoundToClose(urls: DatabaseUrls, slug: string): Promise<RoundToClose> {
  const settings = readSettings({ KHOABANG_MODE: 'production', ...BENCH_SECRETS });
  const link = (code: string): { code: string; version: number } => ({ code, version: 1 });
  const now = Date.now();
  return withContext(settings, urls, CONTEST_MODULES, (context) =>
    aContestIn(context, slug, {
      wards: WARDS,
      opensAt: now - 3 * DAY_MS,
      closesAt: now - DAY_MS / 24,
      part: { prediction: link('all-correct'), ranking: [link('score'), link('prediction-distance'), link('duration'), link('draw')] },
      rules: (part) => ({
        prizes: [
          {
            code: 'dot',
            name: 'Giải đợt',
            part,
            per: 'round',
            tiers: [
              { code: 'nhat', name: 'Giải Nhất', count: 1 },
              { code: 'nhi', name: 'Giải Nhì', count: 5 },
            ],
            award: { certificate: true, issuer: 'board' },
            personLimit: link('no-limit'),
            rollDown: true,
          },
        ],
        collective: [
          {
            code: 'tap-the',
            name: 'Tập thể có nhiều người dự thi nhất',
            part,
            units: 'các phường',
            unitKinds: ['ward'],
            order: [link('distinct-people')],
            conditions: [],
            ties: 'shared',
            tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
            award: { certificate: true, issuer: 'board' },
          },
        ],
      }),
    }),
  );
}

/**
 * People with a sealed attempt each, some with two, written at once as the superuser; their round is closing. A fifth knows nearly
 * everything, every third begins in the first hour: ties go down to the draw.
 * @param open how many of the attempts are not sealed yet, although their time is over
 */
export async function manyToRank(
  superuser: string,
  { tenantId, roundId }: RoundToClose,
  attempts: number,
  { open = 0 }: { open?: number } = {},
): Promise<void> {
  const people = Math.ceil(attempts * 0.74);
  await query(
    superuser,
    `set session_replication_role = 'replica';
     create temporary table paper as
       select n as sheet, array_agg(place order by item)::smallint[] as questions,
         array_agg((case when n % 5 = 0 and (item * 7 + n) % 19 > 0 or (item * 31 + n * 17) % 100 < 45 then 1 << (place % 4) else 1 << ((place + 1) % 4) end) order by item)::smallint[] as marks
       from (select n, item, ((n * 13 + item * 10) % ${QUESTIONS}) as place from generate_series(0, ${PAPERS - 1}) n cross join generate_series(1, ${ITEMS}) item) x
       group by n;
     create temporary table crowd as select n as who, gen_random_uuid() as account, gen_random_uuid() as registration from generate_series(0, ${people - 1}) n;
     create temporary table ward as select row_number() over (order by code) - 1 as nth, id from units where tenant_id = '${tenantId}' and code like 'w%';
     insert into accounts (tenant_id, id, full_name, name_key, birth_date, email)
       select '${tenantId}', account, 'Người Thi ' || who, 'nguoi thi ' || who, date '1950-01-01' + (who % 20000)::int, 'nguoi-' || who || '@vidu.vn' from crowd;
     insert into registrations (tenant_id, id, contest_id, account_id, pseudonym, audience, basis, unit_id, consented_at)
       select '${tenantId}', c.registration, r.contest_id, c.account, gen_random_uuid(), 'nhan-dan', 'residence', w.id, r.opens_at
       from crowd c join ward w on w.nth = c.who::bigint * c.who % ${WARDS} cross join rounds r where r.tenant_id = '${tenantId}' and r.id = '${roundId}';
     insert into attempts (tenant_id, id, contest_id, round_id, registration_id, account_id, number, part_code, bank_id, rule_set_id, seed, item_count,
         questions, orders, started_at, deadline_at, choices, seqs, prediction, marks, submitted_at, sealed_by, receipt_code, receipt_salt, seal_sha256)
       select '${tenantId}', (lpad(to_hex(n), 12, '0') || '7000' || substr(md5(n::text), 1, 16))::uuid, r.contest_id, r.id, c.registration, c.account, 1 + n / ${people}, r.part_code, b.id, s.id, md5(n::text), ${ITEMS},
         p.questions, array_fill(${IN_ORDER}, array[${ITEMS}]), t.began, t.began + interval '1 hour', p.marks, array_fill(1, array[${ITEMS}]),
         case when n % 12 = 0 then null else n * 7919::bigint % 300000 end,
         case when t.sealed then p.marks end, case when t.sealed then t.began + (2 + n % 78) * interval '10 seconds' end, case when t.sealed then 'contestant' end,
         case when t.sealed then 'Đ1-' || n end, case when t.sealed then decode(md5(n::text), 'hex') end, case when t.sealed then encode(sha256(n::text::bytea), 'hex') end
       from generate_series(0, ${attempts - 1}) n
       join crowd c on c.who = n % ${people}
       join paper p on p.sheet = n * 7::bigint % ${PAPERS}
       cross join (select * from rounds where tenant_id = '${tenantId}' and id = '${roundId}') r
       cross join (select id from banks where tenant_id = '${tenantId}' limit 1) b
       cross join (select id from rule_sets where tenant_id = '${tenantId}' limit 1) s
       cross join lateral (select r.opens_at + (case when n % 3 = 0 then n % 360 else n * 31::bigint % 23000 end) * interval '10 seconds' as began, n >= ${open} as sealed) t
       order by n;
     update rounds set state = 'closing' where tenant_id = '${tenantId}' and id = '${roundId}';
     set session_replication_role = 'origin';
     analyze accounts; analyze registrations; analyze attempts; analyze units; analyze rounds`,
  );
  await query(superuser, 'checkpoint');
}
