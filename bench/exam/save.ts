import { type Figure, median, type SuiteOptions } from '../figure.js';
import { runLoad } from '../load/load.js';
import type { LoadRequest, LoadResult } from '../load/load-process.js';
import { pgbenchRate } from '../load/pgbench.js';
import { query } from '../load/query.js';
import { ITEMS } from '../load/a-contest.js';
import type { OpenRound } from './an-open-round.js';
import type { ExamPlace } from './exam-place.js';
import { type Sitter, sitters } from './sitters.js';

const IN_A_BATCH = 50;

/** Acknowledged saves per second with so many people at once, beside what Postgres alone does with the same rows. */
export async function saveFigures(place: ExamPlace, { isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const [seconds, runs] = isQuick ? [3, 1] : [10, 3];
  const { web, round, urls } = place;
  const figures: Figure[] = [];
  for (const people of isQuick ? [64] : [64, 256]) {
    say(`${people} people who answer, one question after the other …`);
    const sitting = await sitters(place, people);
    const lanes = savingLanes(sitting);
    const results: LoadResult[] = [];
    await runLoad({ port: web.port, lanes, seconds: 2, withinMs: 30_000 });
    for (let run = 0; run < runs; run += 1)
      results.push(await runLoad({ port: web.port, lanes, seconds, withinMs: (seconds + 20) * 1000 }));
    say('the same rows in pgbench …');
    await aSurplus(round, people);
    const limit = (rows: number): number | undefined => {
      const rate = pgbenchRate(urls.app, script(round, rows), { clients: people, seconds: isQuick ? 3 : 8 });
      return rate === undefined ? undefined : rate * rows;
    };
    figures.push(...figuresOf(people, results, { batched: limit(IN_A_BATCH), unbatched: limit(1) }));
  }
  return figures;
}

/** Each answers one question again and again, with numbers that grow. */
export function savingLanes(sitting: readonly Sitter[]): LoadRequest[][] {
  return sitting.map(({ browser, path }, n) => [
    {
      ...withRound(browser.asking('POST', `${path}/luu`, { answers: [{ question: (n % ITEMS) + 1, choice: 'B', seq: ROUND_HERE }] })),
      expects: 'HTTP/1.1 200',
    },
  ]);
}

/** In a request's body, where the load writes the number of the round. */
const ROUND_HERE = '{round}';

function withRound(asked: { head: string; body: string }): { head: string; body: string } {
  return { ...asked, body: asked.body.replace(`"${ROUND_HERE}"`, ROUND_HERE) };
}

function figuresOf(people: number, results: readonly LoadResult[], limits: Record<'batched' | 'unbatched', number | undefined>): Figure[] {
  const rate = median(results.map(({ answered, seconds }) => answered / seconds));
  const n = results.length;
  const errors = results.reduce((sum, result) => sum + result.errors, 0);
  const why = results.flatMap((result) => Object.entries(result.why)).map(([text, count]) => `${text}: ${count}`);
  return [
    {
      name: `save.${people}.rate`,
      value: rate,
      unit: '/s',
      n,
      note: 'acknowledged, over HTTP, durable; one web process, load and Postgres on one machine',
    },
    { name: `save.${people}.p50`, value: median(results.map(({ ms }) => ms.p50)), unit: 'ms', n },
    { name: `save.${people}.p99`, value: median(results.map(({ ms }) => ms.p99)), unit: 'ms', n },
    { name: `save.${people}.errors`, value: errors, unit: 'count', n, ...(why.length > 0 ? { note: why.join(', ') } : {}) },
    ...(['batched', 'unbatched'] as const).map((kind): Figure => {
      const limit = limits[kind];
      const rows = kind === 'batched' ? `${IN_A_BATCH} rows in a call of the same function` : 'one row in a call of the same function';
      return limit === undefined
        ? { name: `save.${people}.${kind}`, value: rate, unit: '/s', ratio: null, n, note: 'no pgbench here' }
        : {
            name: `save.${people}.${kind}`,
            value: rate,
            unit: '/s',
            limit,
            ratio: rate / limit,
            n,
            note: `limit: pgbench, ${rows}, ${people} clients`,
          };
    }),
  ];
}

/** Attempts for pgbench, of people whose sessions it knows: as many for each client as it writes at once. */
async function aSurplus({ tenantId, superuser }: OpenRound, clients: number): Promise<void> {
  await query(
    superuser,
    `set session_replication_role = 'replica';
     insert into sessions (tenant_id, token_hash, account_id, kind, expires_at)
       select '${tenantId}', sha256(convert_to('pgbench ' || n, 'UTF8')), md5('a' || n)::uuid, 'contestant', now() + interval '10 days'
       from generate_series(0, ${clients * IN_A_BATCH - 1}) n on conflict do nothing;
     insert into attempts (tenant_id, id, contest_id, round_id, registration_id, account_id, number, part_code, bank_id, rule_set_id, seed, item_count, questions, orders, started_at, deadline_at, choices, seqs)
       select '${tenantId}', md5('t' || n)::uuid, a.contest_id, a.round_id, md5('g' || n)::uuid, md5('a' || n)::uuid, 1, a.part_code, a.bank_id, a.rule_set_id, a.seed, a.item_count, a.questions, a.orders,
         now(), now() + interval '1 day', a.choices, a.seqs
       from generate_series(0, ${clients * IN_A_BATCH - 1}) n, (select * from attempts where tenant_id = '${tenantId}' limit 1) a on conflict do nothing;
     set session_replication_role = 'origin';
     analyze attempts; analyze sessions`,
  );
}

/** Each client writes its own rows, with numbers that only grow. */
function script({ tenantId }: OpenRound, rows: number): string {
  const of = (what: string): string =>
    `(select array_agg(${what} order by g) from generate_series(:client_id * ${rows}, :client_id * ${rows} + ${rows - 1}) g)`;
  const filled = (value: string): string => `array_fill(${value}, array[${rows}])`;
  return `\\set p random(1, ${ITEMS})
select count(*) from attempt_save_many('${tenantId}', ${filled('1')}, ${of(`sha256(convert_to('pgbench ' || g, 'UTF8'))`)}, ${of(`md5('t' || g)::uuid`)},
  ${filled('null::bigint')}, ${filled(`'{' || :p || '}'`)}, ${filled(`'{2}'::text`)}, ${filled(`'{' || (extract(epoch from now()) * 100)::bigint % 2000000000 || '}'`)});
`;
}
