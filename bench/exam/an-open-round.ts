import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DAY_MS, type TenantId } from '#kernel';
import type { DatabaseUrls } from '#persistence';
import { readSettings } from '#settings';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { aContestIn, CONTEST_MODULES } from '../load/a-contest.js';
import { BENCH_SECRETS } from '../load/a-web-process.js';
import { query } from '../load/query.js';

/** A contest whose round is open now, and how to reach it. */
export interface OpenRound {
  tenantId: TenantId;
  host: string;
  superuser: string;
}

/** A tenant with a contest of one round that is open for another day: twenty questions out of two hundred, as often as one likes. */
export async function anOpenRound(urls: DatabaseUrls, superuser: string): Promise<OpenRound> {
  const settings = readSettings({ KHOABANG_MODE: 'production', ...BENCH_SECRETS });
  return withContext(settings, urls, CONTEST_MODULES, (context) => openRoundIn(context, superuser, 'do'));
}

/** The same by services that are there already, for a tenant of this short name. */
export async function openRoundIn(context: INestApplicationContext, superuser: string, slug: string): Promise<OpenRound> {
  const now = Date.now();
  const { tenantId, host } = await aContestIn(context, slug, { wards: 1, opensAt: now - DAY_MS, closesAt: now + DAY_MS });
  return { tenantId, host, superuser };
}

/** The token of the session of somebody from `somePeople`. */
export function tokenOf(person: number): string {
  return createHash('sha256').update(`session ${person}`).digest('base64url');
}

/** Where somebody from `somePeople` gets mail. */
export function emailOf(person: number): string {
  return `nguoi-${person}@vidu.vn`;
}

/** People who have registered and are signed in, numbered from `from`; written at once, as the superuser. */
export async function somePeople({ tenantId, superuser }: OpenRound, from: number, people: number): Promise<void> {
  const hashes = Array.from({ length: people }, (_, n) =>
    createHash('sha256')
      .update(tokenOf(from + n))
      .digest('hex'),
  );
  await query(
    superuser,
    `set session_replication_role = 'replica';
     create temporary table crowd as select n, gen_random_uuid() as account, gen_random_uuid() as registration from generate_series(${from}, ${from + people - 1}) n;
     insert into accounts (tenant_id, id, full_name, name_key, birth_date, email, created_at)
       select '${tenantId}', account, 'Người Thi ' || n, 'nguoi thi ' || n, date '1962-07-07', 'nguoi-' || n || '@vidu.vn', now() from crowd;
     insert into registrations (tenant_id, id, contest_id, account_id, pseudonym, audience, basis, unit_id, consented_at, created_at)
       select '${tenantId}', c.registration, (select id from contests where tenant_id = '${tenantId}'), c.account, gen_random_uuid(), 'nhan-dan', 'residence',
         (select id from units where tenant_id = '${tenantId}' and code = 'w1'), now(), now() from crowd c;
     insert into sessions (tenant_id, token_hash, account_id, kind, expires_at)
       select '${tenantId}', decode(h.hash, 'hex'), c.account, 'contestant', now() + interval '10 days'
       from unnest(array['${hashes.join("','")}']) with ordinality as h(hash, at) join crowd c on c.n = ${from} + h.at - 1;
     drop table crowd;
     set session_replication_role = 'origin';
     analyze accounts; analyze registrations; analyze sessions`,
  );
}
