// A process of its own for `close`: closes a round as the worker does, so often, and prints what it took and its most memory.
import pg from 'pg';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader } from '#contests';
import type { RoundId, TenantId } from '#kernel';
import { ResultsModule, RoundClosing, Standings } from '#results';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { BENCH_SECRETS } from '../load/a-web-process.js';
import { query } from '../load/query.js';
import { copyIn } from './copy-in.js';
import { SEALED } from './sealed-rows.js';

/** What the process is to do. */
export interface CloseOrder {
  app: string;
  platform: string;
  superuser: string;
  tenantId: TenantId;
  roundId: RoundId;
  runs: number;
}

/** Milliseconds of each run; memory in KiB. */
export interface CloseResult {
  close: number[];
  limit: number[];
  /** Before the first run, and the most. */
  before: number;
  peak: number;
  ranked: number;
  /** The longest that a timer of this process was late, in milliseconds. */
  late: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as CloseOrder;
const settings = readSettings({ KHOABANG_MODE: 'production', ...BENCH_SECRETS });
const { app, platform } = order;

await withContext(settings, { app, platform }, [AccessModule, AccountsModule, ResultsModule], async (context) => {
  await context.get(TenantContext, { strict: false }).run({ tenantId: order.tenantId }, async () => {
    const closing = context.get(RoundClosing, { strict: false });
    const contests = context.get(ContestReader, { strict: false });
    const closed = async (): Promise<number> => {
      const from = performance.now();
      for (let turns = 0; turns < 5; turns += 1) {
        const round = await contests.round(order.roundId);
        if (round.state === 'ranked') return performance.now() - from;
        await closing.takeFurther(round, 'Đo');
      }
      throw new Error('The round was not ranked.');
    };
    const before = process.resourceUsage().maxRSS;
    const close: number[] = [];
    const lateness = watchTimers();
    for (let run = 0; run < order.runs; run += 1) {
      if (run > 0) await query(order.superuser, `update rounds set state = 'closing' where id = '${order.roundId}'`);
      close.push(await closed());
    }
    const late = lateness();
    const peak = process.resourceUsage().maxRSS;
    const standing = await context.get(Standings, { strict: false }).newest(order.roundId);
    const limit: number[] = [];
    for (let run = 0; run < order.runs; run += 1) limit.push(await limitOf(standing?.id ?? ''));
    const result: CloseResult = { close, limit, before, peak, ranked: standing?.summary.ranked ?? 0, late };
    process.stdout.write(JSON.stringify(result));
  });
});

/** The same rows in their order into this process, and as many standing lines copied back, into a table with the same keys. */
async function limitOf(standingId: string): Promise<number> {
  const reader = new pg.Client({ connectionString: order.app });
  const writer = new pg.Client({ connectionString: order.superuser });
  await reader.connect();
  await writer.connect();
  try {
    await writer.query('create table copied_lines (like standing_lines including all)');
    const lines = await writer.query<{ line: string }>(
      `select concat_ws(E'\\t', tenant_id, standing_id, rank, person, attempt_id, points, all_correct, coalesce(prediction::text, '\\N'), duration_ms, submitted_at,
         coalesce(decided_by, '\\N'), '\\N') || E'\\n' as line from standing_lines where standing_id = '${standingId}' order by rank`,
    );
    const text = lines.rows.map(({ line }) => line);
    const from = performance.now();
    await reader.query(
      `begin; set local app.tenant_id = '${order.tenantId}'; declare sealed no scroll cursor for ${SEALED(order.tenantId, order.roundId)}`,
    );
    for (;;) {
      const { rows } = await reader.query({ text: 'fetch 10000 from sealed', rowMode: 'array' });
      if (rows.length < 10_000) break;
    }
    await reader.query('commit');
    await copyIn(writer, 'copy copied_lines from stdin', text);
    return performance.now() - from;
  } finally {
    await reader.end();
    // What stays would be found by `verify`: a table without row security.
    await writer.query('drop table if exists copied_lines');
    await writer.end();
  }
}

/** How late a timer was at most between now and the call of what is given back. */
function watchTimers(): () => number {
  const EVERY_MS = 10;
  let [last, most] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    most = Math.max(most, now - last - EVERY_MS);
    last = now;
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return most;
  };
}
