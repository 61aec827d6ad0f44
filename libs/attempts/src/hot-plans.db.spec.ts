import { jest } from '@jest/globals';
import pg from 'pg';
import { sessionHash, Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { columnTexts, type HotStatement, HotStatements } from '#persistence';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { handedIn } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { THE_EXAM } from '../../../test/factories/the-exam.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Attempts } from './attempts.service.js';
import type { AttemptId } from './entities/attempt.entity.js';
import { contestantDesks, receiptDesks, saveAnswers, sealExpired, startAttempts, submitAttempts } from './queries/attempt-statements.js';

const OTHERS = 300;
/** The own rows, and what is looked at once more when they are written. */
const A_FEW = 10;
/** How often a statement has been run on the connection by then. */
const BEFORE = 8;

const TABLES = ['accounts', 'sessions', 'registrations', 'attempts'] as const;
const ANALYZED = `analyze ${TABLES.join(', ')}`;

/**
 * SQL that copies so many times, under other ids, what the person of the one open attempt $1 has: numbered from `from`, at places
 * of their own or at the same one, with an attempt that is open or sealed.
 */
const copies = (
  count: number,
  { from, elsewhere = false, sealed = false }: { from: number; elsewhere?: boolean; sealed?: boolean },
): string => {
  const uuid = (kind: string): string => `md5('${kind}' || n)::uuid`;
  const place = elsewhere ? `'tenant_id', ${uuid('tenant')},` : '';
  const seal = `'marks', x.choices, 'receipt_code', n, 'receipt_salt', '\\x00', 'submitted_at', '2024-10-15T09:00:00Z', 'sealed_by', 'deadline', 'seal_sha256', 'a',`;
  const code = `'receipt_code', case when x.receipt_code is not null then 'X-' || n end,`;
  const differing = {
    accounts: `'id', ${uuid('account')}, 'email', 'nguoi-' || n || '@vidu.vn', 'phone', null`,
    sessions: `'token_hash', '\\x' || encode(sha256(n::text::bytea), 'hex'), 'account_id', ${uuid('account')}`,
    registrations: `'id', ${uuid('registration')}, 'account_id', ${uuid('account')}, 'pseudonym', ${uuid('pseudonym')}`,
    attempts: `${elsewhere ? `'round_id', ${uuid('round')},` : ''} ${sealed ? seal : code} 'id', ${uuid('attempt')}, 'registration_id', ${uuid('registration')}, 'account_id', ${uuid('account')}`,
  };
  return TABLES.map(
    (table) => `insert into ${table} select (jsonb_populate_record(x, jsonb_build_object(${place} ${differing[table]}))).*
      from attempts a join ${table} x on x.tenant_id = a.tenant_id and ${table === 'accounts' ? 'x.id = a.account_id' : table === 'attempts' ? 'x.id = a.id' : 'x.account_id = a.account_id'},
        generate_series(${from}, ${from + count - 1}) n where a.id = '$1'`,
  ).join(';');
};

/** What the planner has been told by the time the round opens: SQL of the superuser. */
const BELIEFS = {
  // Its figures are from the rounds before.
  'nothing is open': `${copies(OTHERS, { from: 1, sealed: true })}; ${ANALYZED}`,
  // Many others have theirs on the same machine; this one is new.
  'nobody is here': `set session_replication_role = replica;
    begin; ${copies(3 * OTHERS, { from: 10_000, elsewhere: true })}; ${ANALYZED}; ${TABLES.map((table) => `delete from ${table} x where x.tenant_id in (select md5('tenant' || n)::uuid from generate_series(10000, 20000) n)`).join(';')}; commit`,
  // A new machine: it guesses.
  'it knows nothing': TABLES.map(
    (table) => `delete from pg_statistic where starelid = '${table}'::regclass;
      update pg_class set reltuples = -1, relpages = 0, relallvisible = 0 where oid = '${table}'::regclass`,
  ).join(';'),
};

/**
 * A round opens, and within a minute thousands of attempts are open of which the planner has not heard. What it chooses then must
 * not look through them all for each answer.
 */
describe.each(Object.entries(BELIEFS))('the statements of a sitting, while the planner believes that %s', (_, belief) => {
  const context = DatabaseContext.forTests(...THE_EXAM);
  let tenantId: TenantId;
  let running: RunningContest;
  let accountId: AccountId;
  let id: AttemptId;
  let sessionToken: string;
  let session: Buffer;

  beforeEach(async () => {
    await context.timeIs(parseLocal('2024-10-22 09:00')!);
    ({ tenantId, running } = await aTenantWithContest(context));
    await context.as(tenantId, async () => {
      const { accountId: whose, registration } = await aContestant(context.module, running);
      accountId = whose;
      ({ token: sessionToken } = await context.get(Sessions).open(accountId, 'contestant'));
      session = sessionHash(sessionToken);
      id = await context.get(Attempts).start(running, running.rounds[0]!, registration);
    });
    await context.asSuperuser(belief.replaceAll('$1', id));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => context.asSuperuser(ANALYZED));

  /** What the connection has looked at so far. */
  const readBy = async (client: pg.Client): Promise<number> => {
    const { rows } = await client.query<{ read: number }>(
      'select sum(seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname = any($1)',
      [TABLES],
    );
    return rows[0]!.read;
  };

  /** How many rows one run of a statement looks at, on a connection that has chosen its plans before the others came. */
  const rowsRead = async <Values extends readonly unknown[]>(statement: HotStatement<Values, unknown>, values: Values): Promise<number> => {
    const client = new pg.Client(context.urls.app);
    await client.connect();
    try {
      // From the sixth time on Postgres may take one plan for all values.
      for (let n = 0; n < BEFORE; n += 1) {
        await client.query('begin');
        await client.query(statement.text, [...values]);
        await client.query('rollback');
      }
      await context.asSuperuser(copies(OTHERS, { from: 1_000 }).replaceAll('$1', id));
      await client.query('begin');
      const before = await readBy(client);
      const { rowCount } = await client.query(statement.text, [...values]);
      expect(rowCount).toBe(1);
      return (await readBy(client)) - before;
    } finally {
      await client.end();
    }
  };

  it('keep an answer by looking at its own attempt alone', async () => {
    const columns = columnTexts([[0, session, id, null, '{1}', '{2}', '{1}']] as const);
    expect(await rowsRead(saveAnswers, [tenantId, ...columns])).toBeLessThanOrEqual(A_FEW);
  });

  it('begin so, or go on with what was begun', async () => {
    const asked = jest.spyOn(context.get(HotStatements), 'run');
    await context.as(tenantId, () => context.get(Attempts).start(running, running.rounds[0]!, { sessionToken }));
    const values = asked.mock.calls.find(([{ name }]) => name === startAttempts.name)![1] as Parameters<
      NonNullable<typeof startAttempts.types>
    >[0];
    expect(await rowsRead(startAttempts, values)).toBeLessThanOrEqual(A_FEW);
  });

  it('hand in so', async () => {
    const columns = columnTexts([[0, session, id, 7, 'LD', 'AAAABBBB', Buffer.alloc(16)]] as const);
    expect(await rowsRead(submitAttempts, [tenantId, ...columns])).toBeLessThanOrEqual(A_FEW);
  });

  it('bring the page so', async () => {
    const columns = columnTexts([[0, session, null, null, id]] as const);
    expect(await rowsRead(contestantDesks, [tenantId, ...columns])).toBeLessThanOrEqual(A_FEW);
  });

  it('show the receipt so', async () => {
    await context.as(tenantId, () => handedIn(context.module, id, accountId));
    const [own] = await context.asSuperuser<{ receipt_code: string }>('select receipt_code from attempts where id = $1', [id]);
    const columns = columnTexts([[0, session, own!.receipt_code]] as const);
    expect(await rowsRead(receiptDesks, [tenantId, ...columns])).toBeLessThanOrEqual(A_FEW);
  });

  it('seal so the one paper that is over when its person looks at it: at the end of a round all look', async () => {
    await context.timeIs(parseLocal('2024-10-22 12:00')!);

    const values = [tenantId, running.rounds[0]!.id, id, 'LD', ['AAAABBBB'], [Buffer.alloc(16)]] as const;
    expect(await rowsRead(sealExpired, [...values])).toBeLessThanOrEqual(A_FEW);
  });

  it('are measured by something that would see it', async () => {
    await context.asSuperuser(copies(OTHERS, { from: 1_000 }).replaceAll('$1', id));
    const client = new pg.Client(context.urls.app);
    await client.connect();
    try {
      for (const table of TABLES) {
        await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
        await client.query(`select count(*) from (select * from ${table} where tenant_id = $1 offset 0) x`, [tenantId]);
        expect(await readBy(client)).toBeGreaterThanOrEqual(OTHERS);
        await client.query('rollback');
      }
    } finally {
      await client.end();
    }
  });
});
