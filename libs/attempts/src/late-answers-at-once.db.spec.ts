import pg from 'pg';
import { AccessModule } from '#access';
import { Sessions } from '#accounts';
import { parseLocal, type TenantId } from '#kernel';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { eventually } from '../../../test/support/eventually.js';
import { testDatabase } from '../../../test/support/test-database.js';
import { AttemptsModule } from './attempts.module.js';
import { Attempts } from './attempts.service.js';
import type { AttemptId } from './entities/attempt.entity.js';

/** Three questions: late answers are taken until there are six. */
const LIMIT = 6;

describe('late answers that come at once', () => {
  const context = DatabaseContext.forTests(AccessModule, AttemptsModule);
  let tenantId: TenantId;
  let sitter: { id: AttemptId; session: Buffer };
  let [first, second]: pg.Client[] = [];

  beforeEach(async () => {
    const place = await aTenantWithContest(context);
    tenantId = place.tenantId;
    await context.timeIs(parseLocal('2024-10-22 08:00')!);
    sitter = await context.as(tenantId, async () => {
      const { accountId, registration } = await aContestant(context.module, place.running);
      const id = await context.get(Attempts).start(place.running, place.running.rounds[0]!, registration);
      await context.get(Sessions).open(accountId, 'contestant');
      const [row] = await context.asSuperuser<{ hash: Buffer }>('select token_hash as hash from sessions where account_id = $1', [
        accountId,
      ]);
      return { id, session: row!.hash };
    });
    await context.timeIs(parseLocal('2024-10-22 09:00')!);
    const { app } = await testDatabase();
    [first, second] = [new pg.Client({ connectionString: app }), new pg.Client({ connectionString: app })];
    await Promise.all([first.connect(), second.connect()]);
  });
  afterEach(() => Promise.all([first!.end(), second!.end()]));

  /** An answer to each of the three questions, numbered from there on. */
  const refused = async (client: pg.Client, number: number): Promise<string> => {
    const numbers = [number, number + 1, number + 2];
    const { rows } = await client.query<{ verdict: string }>(
      `select attempt_refuse($1, $2, $3, '{1,2,3}', '{1,1,1}', $4::integer[], null) as verdict`,
      [tenantId, sitter.session, sitter.id, numbers],
    );
    return rows[0]!.verdict;
  };
  const held = async (): Promise<number> =>
    (await context.asSuperuser<{ n: number }>('select count(*)::int as n from late_answers where attempt_id = $1', [sitter.id]))[0]!.n;
  const isWaiting = async (pid: number): Promise<boolean> =>
    (
      await context.asSuperuser<{ waits: boolean }>(`select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = $1`, [pid])
    )[0]?.waits === true;

  it('are counted one request after the other, so that two hold no more than one after the other would', async () => {
    await refused(first!, 1);
    expect(await held()).toBe(LIMIT - 3);
    const { rows } = await second!.query<{ pid: number }>('select pg_backend_pid() as pid');

    await first!.query('begin');
    await refused(first!, 11);
    let isAnswered = false;
    const other = refused(second!, 21).finally(() => (isAnswered = true));
    await eventually(async () => isAnswered || (await isWaiting(rows[0]!.pid)), Boolean);
    await first!.query('commit');

    expect(await other).toBe('late');
    expect(await held()).toBe(LIMIT);
  });
});
