import pg from 'pg';
import type { RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { THE_EXAM } from '../../../test/factories/the-exam.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Attempts } from './attempts.service.js';
import { Sealing } from './sealing.service.js';
import type { AttemptId } from './entities/attempt.entity.js';

const DOOR = 8_250_025;

/**
 * The machine seals many papers in one transaction. An answer that was taken in the last moment of the grace may be made durable
 * while it does: if it was, it counts; else it has to wait, and is told that it was too late.
 */
describe('sealing what has run out, while a last answer comes in', () => {
  const context = DatabaseContext.forTests(...THE_EXAM);
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    await context.timeIs(parseLocal('2024-10-22 09:00')!);
    ({ tenantId, running } = await aTenantWithContest(context));
  });
  afterEach(async () => {
    await context.asSuperuser('drop trigger if exists waits_for_test on attempts; drop function if exists waits_for_test');
  });

  const begun = async (): Promise<{ id: AttemptId; registration: Registration }> =>
    context.as(tenantId, async () => {
      const { registration } = await aContestant(context.module, running);
      return { registration, id: await context.get(Attempts).start(running, running.rounds[0]!, registration) };
    });
  const isSealing = async (): Promise<boolean> =>
    (await context.asSuperuser("select from pg_locks where locktype = 'advisory' and objid = $1 and not granted", [DOOR])).length > 0;

  it('seals it with that answer, or does not let it be acknowledged', async () => {
    const [first, second] = [await begun(), await begun()];
    await context.asSuperuser(`
      update attempts set deadline_at = deadline_at - interval '1 second' where id = '${first.id}';
      create function waits_for_test() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(${DOOR}); return new; end $$;
      create trigger waits_for_test before update on attempts for each row when (old.id = '${first.id}') execute function waits_for_test()`);
    await context.timeIs(parseLocal('2024-10-22 12:00')!);
    const door = new pg.Client(context.urls.superuser);
    let isKept = false;
    await door.connect();
    try {
      await door.query('select pg_advisory_lock($1)', [DOOR]);
      const sealing = context.as(tenantId, () => context.get(Sealing).sealExpired(running.rounds[0]!.id, 'Lâm Đồng'));
      while (!(await isSealing())) await new Promise((resolve) => setTimeout(resolve, 5));
      // Before the turn of the second paper: its answer, which was on its way.
      await door.query("set lock_timeout = '300ms'");
      isKept = await door.query(`update attempts set choices = '{2,0,0}', seqs = '{9,0,0}' where id = $1`, [second.id]).then(() => true, () => false); // prettier-ignore
      await door.query('select pg_advisory_unlock($1)', [DOOR]);
      expect(await sealing).toBe(2);
    } finally {
      await door.end();
    }

    const { attempt } = await context.as(tenantId, () => context.get(Attempts).sitting(second.id, second.registration.accountId));
    expect(attempt.choices).toEqual([isKept ? 2 : 0, 0, 0]);
    expect(attempt.marks?.map((bits) => bits !== 0)).toEqual([isKept, false, false]);
    const [own] = await context.asSuperuser<{ same: boolean }>(
      `select seal_sha256 = encode(sha256(convert_to(seal_text(id, round_id, seed, questions, marks_of(choices, orders), prediction, submitted_at, receipt_salt), 'UTF8')), 'hex') as same
       from attempts where id = $1`,
      [second.id],
    );
    expect(own!.same).toBe(true);
  });
});
