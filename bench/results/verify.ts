import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { AccessModule } from '#access';
import { ContestReader } from '#contests';
import { Turnouts } from '#reports';
import { RoundClosing, SourceKeeping } from '#results';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { holds, Invariants, type Verdict, Verifying, VerifyingModule } from '#verifying';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { BENCH_SECRETS } from '../load/a-web-process.js';
import { query } from '../load/query.js';
import { aRoundToClose, manyToRank, type RoundToClose } from './a-round-to-close.js';
import type { ClosePlace } from './close.js';

const SIZE = 1_000_000;
const QUICK_SIZE = 20_000;
const RUNS = 3;
const SLOWEST = 6;

/** Everything that `khoabang verify` checks, beside reading the same tables once from their beginning to their end. */
export async function verifyFigures({ urls, superuser }: ClosePlace, { isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const size = isQuick ? QUICK_SIZE : SIZE;
  say(`verifying a database with ${size} attempts …`);
  const round = await aRoundToClose(urls, `xem-${size}`);
  await manyToRank(superuser, round, size);
  await sealedRightly(superuser, round);
  const settings = readSettings({ KHOABANG_MODE: 'production', ...BENCH_SECRETS });
  return withContext(settings, urls, [AccessModule, VerifyingModule], async (context) => {
    await closed(context, round);
    await query(superuser, 'vacuum analyze');
    const [times, limits, nights]: [number[], number[], number[]] = [[], [], []];
    let slowest = '';
    for (let run = 0; run < (isQuick ? 1 : RUNS); run += 1) {
      const [whole, night] = [await verified(context, round), await verified(context, round, { part: run, of: 7 })];
      times.push(whole.ms);
      nights.push(night.ms);
      limits.push(await readOnce(urls.app, round));
      slowest = slowestOf(whole.verdicts);
    }
    const [value, limit] = [median(times), median(limits)];
    const name = size === SIZE ? 'verify-1m' : `verify.${size}`;
    return [
      { name: `${name}.time`, value, unit: 'ms', limit, ratio: limit / value, n: times.length, note: slowest },
      {
        name: `${name}.night`,
        value: median(nights),
        unit: 'ms',
        n: nights.length,
        note: 'as the worker does it: of the dear checks a seventh',
      },
    ];
  });
}

/** Planted attempts with the seals that they should have. */
async function sealedRightly(superuser: string, { tenantId }: RoundToClose): Promise<void> {
  await query(
    superuser,
    `set session_replication_role = 'replica';
     update attempts a set receipt_salt = decode(md5(a.id::text), 'hex'),
       seal_sha256 = encode(sha256(convert_to(seal_text(a.id, a.round_id, a.seed, a.questions, a.marks, a.prediction, a.submitted_at, decode(md5(a.id::text), 'hex')), 'UTF8')), 'hex')
       where a.tenant_id = '${tenantId}';
     update registrations r set residence_unit_id = unit_id where tenant_id = '${tenantId}'`,
  );
}

/** Ranked and counted, its figures opened, as the worker does it. */
async function closed(context: INestApplicationContext, { tenantId, roundId }: RoundToClose): Promise<void> {
  const from = <T>(token: new (...args: never[]) => T): T => context.get(token, { strict: false });
  await from(TenantContext).run({ tenantId }, async () => {
    for (let turns = 0; turns < 5; turns += 1) {
      const round = await from(ContestReader).round(roundId);
      if (round.state === 'ranked') {
        await from(SourceKeeping).keepMissing();
        return from(Turnouts).take(round.contestId, roundId);
      }
      await from(RoundClosing).takeFurther(round, 'Đo');
    }
    throw new Error('The round was not ranked.');
  });
}

async function verified(
  context: INestApplicationContext,
  { tenantId }: RoundToClose,
  share?: { part: number; of: number },
): Promise<{ ms: number; verdicts: Verdict[] }> {
  const from = performance.now();
  const verdicts: Verdict[] = [];
  for await (const verdict of context.get(Verifying).verify(context.get(Invariants).chosen({}), [tenantId], share)) verdicts.push(verdict);
  const broken = verdicts.filter((verdict) => !holds(verdict));
  if (broken.length > 0) throw new Error(`What was planted does not hold: ${JSON.stringify(broken)}`);
  return { ms: performance.now() - from, verdicts };
}

function slowestOf(verdicts: readonly Verdict[]): string {
  const slowest = verdicts.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  return `limit: all rows of the tenant, table by table, into this process; longest: ${slowest.map(({ invariant, ms }) => `${invariant} ${ms} ms`).join(', ')}`;
}

/** All rows of the tenant from the beginning of each table to its end, by one connection, as the application role. */
async function readOnce(url: string, { tenantId }: RoundToClose): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity",
    );
    const from = performance.now();
    await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
    for (const { name } of tables) {
      await client.query(`declare all_rows no scroll cursor for select t::text from ${name} t where t.tenant_id = '${tenantId}'`);
      for (;;) {
        const { rowCount } = await client.query({ text: 'fetch 10000 from all_rows', rowMode: 'array' });
        if (rowCount !== 10_000) break;
      }
      await client.query('close all_rows');
    }
    await client.query('commit');
    return performance.now() - from;
  } finally {
    await client.end();
  }
}
