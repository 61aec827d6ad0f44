import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Stage } from '../stage/stage.js';
import { FEW_CONNECTIONS, HASTY } from '../stage/web.js';
import type { ExamFault } from './trial.js';

const PAGE = 8192;
/** A segment of the log is so large, and must go on being written: only tables that are larger stop growing. */
const LOG_SEGMENT = 16 * 1024 * 1024;
const REST_MS = 400;
const FULL_FOR_MS = { quick: 1_200, full: 8_000 };
const LOOK_EVERY_MS = 50;
const LOCKED_FOR_MS = { quick: 2_500, full: 10_000 };

/**
 * No table can grow any more, for a while. As any user, and without a file system to fill: Postgres gets a limit for the size of
 * its files, so that the system refuses its writes (EFBIG instead of ENOSPC; the way through Postgres is the same). Where the
 * machine cannot do that, the statement itself fails as with a full disk. Guard: an answer is acknowledged after its commit.
 */
const diskFull: ExamFault = {
  name: 'disk-full',
  happen: async ({ stage, crowd, isControl, isQuick }) => {
    const web = await stage.webProcess(isControl ? HASTY : {});
    const sitting = await crowd(web.port, { restMs: isControl ? REST_MS : 0, pauseMs: 60 });
    const limit = await aLargeTable(stage);
    const letGo = await nothingIsReused(stage);
    let isOver = false as boolean;
    const filling = (async () => {
      await sitting.afterAnswers(100);
      const empty = await fill(stage, limit);
      await delay(isQuick ? FULL_FOR_MS.quick : FULL_FOR_MS.full);
      // On a slow machine the table has not wanted to grow yet.
      while (!isControl && !isOver && sitting.told(503) === 0) await delay(LOOK_EVERY_MS);
      await empty();
      await letGo();
    })();
    await sitting.sit();
    isOver = true;
    await filling;
    await stage.sql("set session_replication_role = 'replica'; delete from attempts where seed = 'ballast'");
    return { struck: isControl ? 1 : sitting.told(503), journals: sitting.journals };
  },
};

/** Rows of nobody, until the table is larger than a segment of the log and its last page is full; how large it is. */
async function aLargeTable(stage: Stage): Promise<number> {
  for (;;) {
    const [{ size }] = (await stage.sql<{ size: number }>(`select pg_relation_size('attempts')::int as size`)) as [{ size: number }];
    if (size > LOG_SEGMENT + PAGE) return size;
    await stage.sql(
      `set session_replication_role = 'replica';
       insert into attempts (tenant_id, id, contest_id, round_id, registration_id, account_id, number, part_code, bank_id, rule_set_id, seed, item_count, questions, started_at, deadline_at, choices, seqs)
         select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'p', gen_random_uuid(), gen_random_uuid(), 'ballast', 100,
           array_fill(1::smallint, array[100]), now(), now() + interval '1 day', array_fill(0::smallint, array[100]), array_fill(0, array[100]) from generate_series(1, 8000)`,
    );
    await stage.sql('vacuum attempts');
  }
}

/**
 * Somebody looks at the database as it is now, for long: no place in a page is used again, so that answers make the table grow and
 * not only people who begin.
 */
async function nothingIsReused(stage: Stage): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: stage.database.superuser });
  await client.connect();
  await client.query('begin isolation level repeatable read; select count(*) from rounds');
  return async () => {
    await client.query('commit');
    await client.end();
  };
}

/** Fills the disk; what it gives back empties it again. */
async function fill(stage: Stage, limit: number): Promise<() => Promise<void>> {
  if (stage.database.limitFiles(limit))
    return () => {
      stage.database.limitFiles(undefined);
      return Promise.resolve();
    };
  await stage.sql(
    `create function disk_is_full() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$;
     create trigger disk_is_full before insert or update on attempts for each statement execute function disk_is_full()`,
  );
  return () => stage.run('drop trigger disk_is_full on attempts; drop function disk_is_full');
}

/**
 * All connections of the web process wait for a lock that somebody holds for long. Guard: as above; and whoever waits for a
 * connection is told to come again.
 */
const poolExhausted: ExamFault = {
  name: 'pool-exhausted',
  happen: async ({ stage, crowd, isControl, isQuick }) => {
    const web = await stage.webProcess(isControl ? { ...FEW_CONNECTIONS, ...HASTY } : FEW_CONNECTIONS);
    const sitting = await crowd(web.port, { restMs: isControl ? REST_MS : 0, pauseMs: 60, timeoutMs: 15_000 });
    const late = await crowd(web.port, { restMs: isControl ? REST_MS : 0 });
    const locking = (async () => {
      await sitting.afterAnswers(100);
      // Who begins now finds no connection free; those who are answering wait for the lock itself.
      await Promise.all([lockedFor(stage, isQuick ? LOCKED_FOR_MS.quick : LOCKED_FOR_MS.full), late.sit()]);
    })();
    await sitting.sit();
    await locking;
    return { struck: isControl ? 1 : late.told(503) + sitting.told(503), journals: [...sitting.journals, ...late.journals] };
  },
};

async function lockedFor(stage: Stage, ms: number): Promise<void> {
  const client = new pg.Client({ connectionString: stage.database.superuser });
  await client.connect();
  await client.query('begin; lock table attempts in exclusive mode');
  await delay(ms);
  await client.query('commit');
  await client.end();
}

export const SCARCE: readonly ExamFault[] = [diskFull, poolExhausted];
