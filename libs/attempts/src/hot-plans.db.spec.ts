import pg from 'pg';
import { AccessModule } from '#access';
import { AccountsModule, sessionHash, Sessions } from '#accounts';
import { ContestsModule, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { columnTexts, type HotStatement } from '#persistence';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AttemptsModule } from './attempts.module.js';
import { Attempts } from './attempts.service.js';
import type { AttemptId } from './entities/attempt.entity.js';
import { contestantDesks, saveAnswers, sealExpired, submitAttempts } from './queries/attempt-statements.js';

const OTHERS = 300;
/** The attempt, and what is looked at once more when it is written. */
const A_FEW = 6;
/** How often a statement has been run on the connection by then. */
const BEFORE = 8;

/**
 * A round opens, and within a minute thousands of attempts are open of which the planner has not heard: its figures are from
 * the rounds before. What is chosen then must not look through them all for each answer.
 */
describe('the statements of a sitting, while the planner believes that nothing is open', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    UnitsModule,
    ContestsModule,
    QuestionsModule,
    RegistrationsModule,
    AttemptsModule,
  );
  let tenantId: TenantId;
  let running: RunningContest;
  let id: AttemptId;
  let session: Buffer;

  beforeEach(async () => {
    await context.timeIs(parseLocal('2024-10-22 09:00')!);
    ({ tenantId, running } = await aTenantWithContest(context));
    await context.as(tenantId, async () => {
      const { accountId, registration } = await aContestant(context.module, running);
      session = sessionHash((await context.get(Sessions).open(accountId, 'contestant')).token);
      id = await context.get(Attempts).start(running, running.rounds[0]!, registration);
    });
    await copies(2, { submitted_at: '2024-10-15T09:00:00Z', sealed_by: 'deadline', seal_sha256: 'a' });
    await context.asSuperuser('analyze attempts; analyze sessions');
    await copies(2 + OTHERS, {});
  });

  /** So many attempts of other people, as that of the one person but for what is said, numbered from `first`. */
  const copies = (first: number, but: object): Promise<unknown> =>
    context.asSuperuser(
      `insert into attempts select (jsonb_populate_record(a, $4::jsonb || jsonb_build_object('id', gen_random_uuid(), 'number', n, 'account_id', gen_random_uuid())
         || case when $4::jsonb = '{}' then '{}' else jsonb_build_object('marks', a.choices, 'receipt_code', n, 'receipt_salt', '\\x00') end)).*
       from attempts a, generate_series($2::int, $2::int + $3::int - 1) n where a.id = $1`,
      [id, first, OTHERS, JSON.stringify(but)],
    );

  /** What the connection has looked at so far. */
  const readBy = async (client: pg.Client): Promise<number> => {
    const { rows } = await client.query<{ read: number }>(
      `select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname = 'attempts'`,
    );
    return rows[0]!.read;
  };

  /** How many rows of attempts one run of a statement looks at, on a connection of its own. */
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

  it('hand in so', async () => {
    const columns = columnTexts([[0, session, id, 7, 'LD', 'AAAABBBB', Buffer.alloc(16)]] as const);
    expect(await rowsRead(submitAttempts, [tenantId, ...columns])).toBeLessThanOrEqual(A_FEW);
  });

  it('bring the page so', async () => {
    const columns = columnTexts([[0, session, null, null, id]] as const);
    expect(await rowsRead(contestantDesks, [tenantId, ...columns])).toBeLessThanOrEqual(A_FEW);
  });

  it('seal so the one paper that is over when its person looks at it: at the end of a round all look', async () => {
    await context.timeIs(parseLocal('2024-10-22 12:00')!);

    const values = [tenantId, running.rounds[0]!.id, id, 'LD', ['AAAABBBB'], [Buffer.alloc(16)]] as const;
    expect(await rowsRead(sealExpired, [...values])).toBeLessThanOrEqual(A_FEW);
  });

  it('are measured by something that would see it', async () => {
    const all = { name: 'all', text: 'select count(*) from attempts where tenant_id = $1' };
    const client = new pg.Client(context.urls.app);
    await client.connect();
    try {
      await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
      await client.query(all.text, [tenantId]);
      expect(await readBy(client)).toBeGreaterThanOrEqual(OTHERS);
    } finally {
      await client.end();
    }
  });
});
