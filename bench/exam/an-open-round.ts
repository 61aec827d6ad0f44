import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestPublisher, ContestReader, ContestsModule } from '#contests';
import { DAY_MS, type TenantId, toLocalIso } from '#kernel';
import type { DatabaseUrls } from '#persistence';
import { QuestionBank, QuestionsModule } from '#questions';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { TenantRegistry, TenantsModule } from '#tenants';
import { UnitRegister, UnitsModule } from '#units';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { BENCH_SECRETS } from '../load/a-web-process.js';
import { query } from '../load/query.js';

export const ITEMS = 20;
const QUESTIONS = 200;
export const ROUND = 'dot-1';

/** A contest whose round is open now, and how to reach it. */
export interface OpenRound {
  tenantId: TenantId;
  host: string;
  superuser: string;
}

/** A tenant with a contest of one round that is open for another day: twenty questions out of two hundred, as often as one likes. */
export async function anOpenRound(urls: DatabaseUrls, superuser: string): Promise<OpenRound> {
  const settings = readSettings({ KHOABANG_MODE: 'production', ...BENCH_SECRETS });
  return withContext(settings, urls, OPEN_ROUND_MODULES, (context) => openRoundIn(context, superuser, 'do'));
}

/** What `openRoundIn` wants in its context. */
export const OPEN_ROUND_MODULES = [TenantsModule, AccessModule, AccountsModule, ContestsModule, UnitsModule, QuestionsModule];

/** The same by services that are there already, for a tenant of this short name. */
export async function openRoundIn(context: INestApplicationContext, superuser: string, slug: string): Promise<OpenRound> {
  const host = `${slug}.localhost`;
  const tenantId = await context.get(TenantRegistry, { strict: false }).create({
    slug,
    name: 'Tỉnh Đo',
    shortName: 'Đo',
    hostBody: 'Ban Tổ chức',
    kind: 'province',
    hosts: [host],
    colours: { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' },
    drawings: { emblem: '<svg viewBox="0 0 64 74"><path d="M0 0h64v74H0z"/></svg>' },
  });
  await context.get(TenantContext, { strict: false }).run({ tenantId }, () => fill(context));
  return { tenantId, host, superuser };
}

async function fill(context: INestApplicationContext): Promise<void> {
  const now = Date.now();
  const local = (ms: number): string => toLocalIso(new Date(ms)).slice(0, 16).replace('T', ' ');
  const today = local(now).slice(0, 10);
  await context
    .get(UnitRegister, { strict: false })
    .enter([
      { code: 'w1', kind: 'ward', name: 'Phường Đo', aboveCodes: ['68'], bases: ['residence', 'workplace'], validFrom: '2015-01-01' },
    ]);
  const part = aQuizPart();
  const ruleSet = aRuleSet({
    contest: {
      name: 'Cuộc thi đo',
      shortTitle: 'Cuộc thi đo',
      organisers: ['Ủy ban nhân dân tỉnh Đo'],
      plan: { issuer: 'Ủy ban nhân dân tỉnh Đo', place: 'Đo' },
      scope: 'Toàn tỉnh.',
      format: 'Thi trắc nghiệm trực tuyến.',
      unitsAt: today,
    },
    parts: [
      {
        ...part,
        rounds: {
          code: 'listed',
          version: 1,
          rounds: [{ code: ROUND, name: 'Đợt 1', opens: local(now - DAY_MS), closes: local(now + DAY_MS) }],
        },
        paper: { ...part.paper, items: ITEMS, minutes: 60 },
      },
    ],
  });
  const contestId = await context.get(ContestPublisher, { strict: false }).publish({ slug: 'do', ruleSet });
  const bank = context.get(QuestionBank, { strict: false });
  await bank.add(
    Array.from({ length: QUESTIONS }, (_, n) => ({
      code: `Q-${String(n + 1).padStart(3, '0')}`,
      topic: 'the-che',
      difficulty: 'easy' as const,
      text: `Câu hỏi số ${n + 1}: theo quy định hiện hành, cơ quan nào có thẩm quyền quyết định việc này?`,
      options: ['Ủy ban nhân dân cấp xã', 'Ủy ban nhân dân cấp tỉnh', 'Sở Nội vụ của tỉnh', 'Hội đồng nhân dân cấp tỉnh'],
      key: [n % 4],
      explanation: 'Vì thế.',
      source: 'Văn bản mẫu',
    })),
  );
  await bank.seal(contestId, ruleSet);
  await context.get(ContestReader, { strict: false }).running();
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
