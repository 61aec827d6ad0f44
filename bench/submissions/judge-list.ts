import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import handlebars from 'handlebars';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestPublisher, ContestReader, ContestsModule, type Round } from '#contests';
import { type AssignmentId, DeskLists, JudgingModule } from '#judging';
import { type AccountId, newId, ShiftedClock, type TenantId } from '#kernel';
import { hotStatement } from '#persistence';
import { QuestionsModule } from '#questions';
import { aJudgingPhase, anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import { PROJECT_ROOT, readSettings } from '#settings';
import { TenantContext, UnitOfWork } from '#tenancy';
import { TenantRegistry, TenantsModule } from '#tenants';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { listContent } from '../../apps/web/src/console/marking/list-presenter.js';
import { TEXT_HELPERS } from '../../apps/web/src/edge/whole.js';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { withDatabase } from '../load/a-database.js';
import { query } from '../load/query.js';
import { COUNTS_STATEMENTS, countingStatements } from '../load/statements.js';

const ENTRIES = 2_000;
const JUDGES = 10;
/** Of each entry: so many of all judges mark it. */
const EACH = 5;
const SHOWN = 50;
const PHASE = 'cham-thi';
const VIEWS = join(PROJECT_ROOT, 'apps/web/views');
const MODULES = [TenantsModule, AccessModule, AccountsModule, ContestsModule, QuestionsModule, JudgingModule];

interface Place {
  tenantId: TenantId;
  round: Round;
  accountId: AccountId;
}

const BY_KEY = hotStatement<[tenant: string, ids: AssignmentId[]], { id: AssignmentId; number: number; revision: number | null }>(
  'bench-judge-list-by-key',
  `select a.id, e.entry_number as number, s.revision from judge_assignments a
   join judged_entries e on e.tenant_id = a.tenant_id and e.round_id = a.round_id and e.phase = a.phase and e.submission_id = a.submission_id
   left join score_sheets s on s.tenant_id = a.tenant_id and s.assignment_id = a.id
   where a.tenant_id = $1 and a.id = any($2) order by e.entry_number`,
);

/**
 * The list of a judge who marks a thousand of two thousand entries, fifty on a page: the first page and the last, with counts, themes and
 * what comes next, as a document without its frame. Limit: the same fifty rows by their keys through the same pool, as a bare list.
 */
export async function judgeListFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const settings = readSettings({ KHOABANG_MODE: 'test', SECRET_KEY: 'a-key-for-the-bench-that-is-long-enough', DATABASE_POOL: '4' });
  const runs = isQuick ? 20 : 200;
  say(`planting ${ENTRIES} entries for ${JUDGES} judges …`);
  return withDatabase(async ({ urls, embedded }) => {
    const superuser = embedded.superuserUrl('khoabang');
    return withContext(settings, urls, MODULES, async (context) => {
      const place = await aJudgedRound(context, superuser);
      say('reading the list …');
      const document = listTemplate();
      const inScope = <T>(work: () => Promise<T>): Promise<T> =>
        context.get(TenantContext, { strict: false }).run({ tenantId: place.tenantId }, work);
      const list = (number: number): Promise<AssignmentId[]> => inScope(() => page(context, place, { number, document }));
      const figures: Figure[] = [];
      const last = Math.ceil((ENTRIES * EACH) / JUDGES / SHOWN);
      for (const [name, number] of [
        ['first', 1],
        ['last', last],
      ] as const) {
        const ids = await list(number);
        const bare = (): Promise<string> => inScope(() => bareList(context, place.tenantId, ids));
        const [times, limits]: [number[], number[]] = [[], []];
        for (let run = -5; run < runs; run += 1) {
          const limit = await timed(bare);
          const time = await timed(() => list(number));
          if (run < 0) continue;
          limits.push(limit);
          times.push(time);
        }
        const [value, limit] = [median(times), median(limits)];
        figures.push({
          ...{ name: `judge-list.${name}.time`, value, unit: 'ms', limit, ratio: limit / value, n: runs },
          note: `page ${number} of ${last}, ${SHOWN} of ${(ENTRIES * EACH) / JUDGES} entries; limit: their rows by key, a bare list`,
        });
      }
      const { counts } = await countingStatements(superuser, () => list(1));
      figures.push({
        ...{ name: 'judge-list.statements', value: counts.working, unit: 'count', n: 1 },
        note: `${counts.statements} with what opens, scopes and ends ${counts.transactions} transactions; whatever the number of entries`,
      });
      return figures;
    });
  }, COUNTS_STATEMENTS);
}

/** What the controller of the list does. */
async function page(
  context: INestApplicationContext,
  { accountId }: Place,
  { number, document }: { number: number; document: (view: object) => string },
): Promise<AssignmentId[]> {
  const query = { skip: (number - 1) * SHOWN, limit: SHOWN };
  const found = await context.get(DeskLists, { strict: false }).page(accountId, ([phase]) => phase, query);
  if (!found) throw new Error('The judge has nothing to mark.');
  const { lines } = found;
  const html = document(listContent({ ...found, state: undefined, number }));
  if (lines.length !== SHOWN || !html.includes(`Bài số ${lines[0]?.entryNumber}`)) throw new Error('The list is not what was planted.');
  return lines.map(({ assignmentId }) => assignmentId);
}

async function bareList(context: INestApplicationContext, tenantId: TenantId, ids: readonly AssignmentId[]): Promise<string> {
  const rows = await context
    .get(UnitOfWork, { strict: false })
    .run<{ id: string; number: number; revision: number | null }[]>((manager) => manager.query(BY_KEY.text, [tenantId, ids]));
  return `<ul>${rows.map(({ id, number, revision }) => `<li><a href="/quan-tri/cham-bai/${id}">${number}</a> ${revision ?? 0}</li>`).join('')}</ul>`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function listTemplate(): (view: object) => string {
  const own = handlebars.create();
  own.registerHelper(TEXT_HELPERS);
  for (const file of readdirSync(join(VIEWS, 'partials'), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.hbs')) own.registerPartial(file.replace('.hbs', ''), readFileSync(join(VIEWS, 'partials', file), 'utf8'));
  return own.compile(readFileSync(join(VIEWS, 'pages/console/list.hbs'), 'utf8'));
}

/** A round whose only phase is open: written at once, as the superuser, past the triggers that keep what people do in order. */
async function aJudgedRound(context: INestApplicationContext, superuser: string): Promise<Place> {
  const slug = `bench-${Math.random().toString(36).slice(2, 10)}`;
  const tenantId = await context.get(TenantRegistry, { strict: false }).create({
    ...{ slug, name: 'Tỉnh Đo', shortName: 'Đo', hostBody: 'Ban Tổ chức', kind: 'province', hosts: [`${slug}.localhost`] },
    colours: { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' },
    drawings: { emblem: '<svg viewBox="0 0 64 74"><path d="M0 0h64v74H0z"/></svg>' },
  });
  const ruleSet = aRuleSet({
    parts: [
      aQuizPart(),
      anEssayPart({
        receiving: { opens: '2024-10-01', closes: 'hết ngày 2024-10-10' },
        themes: [
          { code: 'mot-cua', name: 'Một cửa' },
          { code: 'so-hoa', name: 'Số hóa' },
        ],
        judging: { phases: [aJudgingPhase({ judges: EACH, blind: true })] },
      }),
    ],
  });
  const round = await context.get(TenantContext, { strict: false }).run({ tenantId }, async () => {
    await context.get(ContestPublisher, { strict: false }).publish({ slug: 'do', ruleSet });
    const [received] = (await context.get(ContestReader, { strict: false }).running()).receiving;
    if (!received) throw new Error('The contest receives nothing.');
    return received;
  });
  const accountId: AccountId = newId<'account'>(new ShiftedClock().now());
  await plant(superuser, { tenantId, round, accountId });
  return { tenantId, round, accountId };
}

async function plant(superuser: string, { tenantId, round, accountId }: Place): Promise<void> {
  const where = `'${tenantId}'`;
  const seat = (n: string): string => `md5('seat' || (${n})::text)::uuid`;
  const submission = `md5('submission' || n::text)::uuid`;
  await query(
    superuser,
    // Of each judge's entries half have one theme, half the other: whose entry it is follows from the last digit of its number.
    `set session_replication_role = 'replica';
     insert into accounts (tenant_id, id, full_name, name_key, email, staff_roles)
       select ${where}, case when n = 1 then '${accountId}'::uuid else md5('judge' || n::text)::uuid end, 'Giám khảo ' || n, 'giam khao ' || n,
         'giam-khao-' || n || '@vidu.vn', '{judge}' from generate_series(1, ${JUDGES}) n;
     insert into council_seats (tenant_id, id, contest_id, council, account_id, role, pseudonym, appointed_by, appointed_at)
       select ${where}, ${seat('n')}, '${round.contestId}', 'ban-cham',
         case when n = 1 then '${accountId}'::uuid else md5('judge' || n::text)::uuid end, 'member', gen_random_uuid(), '${accountId}', app_now()
       from generate_series(1, ${JUDGES}) n;
     insert into judging_phases (tenant_id, round_id, phase, contest_id, ordinal, state, is_blind, prepared_by, prepared_at, opened_by, opened_at)
       values (${where}, '${round.id}', '${PHASE}', '${round.contestId}', 1, 'open', true, '${accountId}', app_now(), '${accountId}', app_now());
     insert into submissions (tenant_id, id, contest_id, round_id, part_code, author_kind, channel, state, draft_saved_at, entered_by, version, number, received_at)
       select ${where}, ${submission}, '${round.contestId}', '${round.id}', '${round.partCode}', 'individual', 'office', 'sent', app_now(),
         '${accountId}', 1, n, app_now() from generate_series(1, ${ENTRIES}) n;
     insert into submission_versions (tenant_id, submission_id, version, send_key, content, sent_at, complete_at, receipt_code, receipt_salt, seal_sha256)
       select ${where}, ${submission}, 1, gen_random_uuid(),
         jsonb_build_object('title', 'Bài ' || n, 'theme', case when (n / ${JUDGES}) % 2 = 0 then 'mot-cua' else 'so-hoa' end, 'sections', '[]'::jsonb),
         app_now(), app_now(), 'BN-' || n, decode(md5(n::text), 'hex'), repeat('a', 64) from generate_series(1, ${ENTRIES}) n;
     insert into judged_entries (tenant_id, round_id, phase, submission_id, version, entry_number, blind_text, released_by, released_at)
       select ${where}, '${round.id}', '${PHASE}', ${submission}, 1, n * 10 + n % 7,
         jsonb_build_object('title', 'Bài', 'hidden', '{}'::jsonb, 'isReadable', true, 'blocks', jsonb_build_array(jsonb_build_object(
           'kind', 'paragraph', 'text', (select string_agg(md5((n * 1000 + piece)::text), ' ') from generate_series(1, 600) piece)))),
         '${accountId}', app_now() from generate_series(1, ${ENTRIES}) n;
     insert into judge_assignments (tenant_id, id, round_id, phase, submission_id, seat_id, is_further, assigned_at)
       select ${where}, gen_random_uuid(), '${round.id}', '${PHASE}', ${submission}, ${seat(`(n + ${JUDGES / EACH} * k) % ${JUDGES} + 1`)}, false, app_now()
       from generate_series(1, ${ENTRIES}) n, generate_series(0, ${EACH - 1}) k;
     insert into score_sheets (tenant_id, assignment_id, points, comments, revision, saved_at, version)
       select tenant_id, id, '{"noi-dung": 70}', '{}', 1, app_now(), case when random() < 0.5 then 1 end from judge_assignments
       where tenant_id = ${where} and random() < 0.6;
     set session_replication_role = 'origin';
     analyze council_seats; analyze judging_phases; analyze judged_entries; analyze judge_assignments; analyze score_sheets; analyze submission_versions`,
  );
}
