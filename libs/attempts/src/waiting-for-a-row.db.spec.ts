import pg from 'pg';
import { Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { THE_EXAM } from '../../../test/factories/the-exam.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Attempts } from './attempts.service.js';
import type { AttemptId } from './entities/attempt.entity.js';

/** The board gives more time at the very moment in which the person's own statement has found the row: it waits, and goes on from there. */
describe('an attempt that is being given more time', () => {
  const context = DatabaseContext.forTests(...THE_EXAM);
  let tenantId: TenantId;
  let running: RunningContest;
  let accountId: AccountId;
  let sessionToken: string;
  let id: AttemptId;
  let board: pg.Client;

  beforeEach(async () => {
    await context.timeIs(parseLocal('2024-10-22 09:00')!);
    ({ tenantId, running } = await aTenantWithContest(context));
    await context.as(tenantId, async () => {
      const person = await aContestant(context.module, running);
      accountId = person.accountId;
      ({ token: sessionToken } = await context.get(Sessions).open(accountId, 'contestant'));
      id = await context.get(Attempts).start(running, running.rounds[0]!, { sessionToken });
    });
    board = new pg.Client(context.urls.superuser);
    await board.connect();
  });
  afterEach(() => board.end());

  const kept = () => context.as(tenantId, async () => (await context.get(Attempts).sitting(id, accountId)).attempt);
  /** Begins the work while the board holds the row, and lets it go once the work waits for it. */
  const meanwhile = async <T>(work: () => Promise<T>): Promise<T> => {
    await board.query('begin');
    await board.query("update attempts set deadline_at = deadline_at + interval '10 minutes' where id = $1", [id]);
    const done = context.as(tenantId, work);
    const { rows } = await board.query<{ pid: number }>('select pg_backend_pid() as pid');
    const isWaitedFor = async (): Promise<boolean> =>
      (await context.asSuperuser('select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [rows[0]!.pid])).length > 0;
    while (!(await isWaitedFor())) await new Promise((resolve) => setTimeout(resolve, 5));
    await board.query('commit');
    return done;
  };

  it('takes the answer that waited, which is told the new time', async () => {
    const { deadlineAt } = await kept();
    const save = await meanwhile(() => context.get(Attempts).save(id, sessionToken, [{ place: 1, bits: 2, seq: 1 }]));

    expect(save).toMatchObject({ deadlineAt: new Date(deadlineAt.getTime() + 600_000), held: [{ place: 1, bits: 2 }] });
    expect((await kept()).choices).toEqual([2, 0, 0]);
  });

  it('takes the paper that waited, once', async () => {
    const paper = await meanwhile(() => context.get(Attempts).submit(id, { sessionToken }, 1, 'Lâm Đồng'));

    expect(await kept()).toMatchObject({ sealedBy: 'contestant', receiptCode: paper.receiptCode, sealSha256: paper.sealSha256 });
    expect(await context.as(tenantId, () => context.get(Attempts).submit(id, { sessionToken }, 2, 'Lâm Đồng'))).toEqual(paper);
  });

  it('tells the new time to the next answer', async () => {
    const first = await context.as(tenantId, () => context.get(Attempts).save(id, sessionToken, [{ place: 1, bits: 1, seq: 1 }]));
    await board.query("update attempts set deadline_at = deadline_at + interval '10 minutes' where id = $1", [id]);
    const next = await context.as(tenantId, () => context.get(Attempts).save(id, sessionToken, [{ place: 2, bits: 1, seq: 2 }]));

    expect(next.deadlineAt.getTime() - first.deadlineAt.getTime()).toBe(600_000);
  });
});
