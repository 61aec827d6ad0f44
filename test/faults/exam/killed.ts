import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Crowd } from '../sitters/crowd.js';
import { commitsInMemory } from '../stage/guards.js';
import type { Line, Tampering } from '../stage/relay.js';
import type { Stage } from '../stage/stage.js';
import { A_SECOND, HASTY, type WebOptions } from '../stage/web.js';
import type { ExamFault, Happened, Scene } from './trial.js';

/** In the control of what kills: a web process that acknowledges before the commit; people rest until it has written. */
const HASTY_REST_MS = 400;
const hasty = (isControl: boolean): WebOptions => (isControl ? HASTY : {});
const rest = (isControl: boolean): { restMs: number } => ({ restMs: isControl ? HASTY_REST_MS : 0 });

/** How often something is killed while a crowd sits, and after how many answers of the server each time. */
const times = (isQuick: boolean): number => (isQuick ? 1 : 4);
const answersBetween = (isQuick: boolean): number => (isQuick ? 120 : 350);

/** SIGKILL for the web process, which the supervisor starts again. Guard: it acknowledges after the commit. */
export const webKilled: ExamFault = {
  name: 'web-killed',
  happen: async ({ stage, crowd, isControl, isQuick }) => {
    // Not the one at which people with a browser sit meanwhile.
    const web = await stage.webProcess(isControl ? HASTY : A_SECOND);
    const sitting = await crowd(web.port, { ...rest(isControl), pauseMs: 50 });
    const killing = killingBetween(sitting, isQuick, () => web.kill());
    await sitting.sit();
    return { struck: await killing, journals: sitting.journals };
  },
};

/** Kills so often, each time after so many answers; how often it was. */
async function killingBetween(sitting: Crowd, isQuick: boolean, kill: () => void): Promise<number> {
  let struck = 0;
  for (let n = 1; n <= times(isQuick); n += 1) {
    await sitting.afterAnswers(n * answersBetween(isQuick));
    kill();
    struck += 1;
  }
  return struck;
}

const SAVE = 'attempt-save-many';
/** How many statements that keep answers go before the one at which Postgres is killed. */
const STATEMENTS_BEFORE = 30;

/** One shot at a time. */
interface Aim {
  /** Whether it is this statement's turn: then it ends with `kill` or `miss`. */
  isDue: () => boolean;
  kill: () => void;
  miss: () => void;
}

/** A line to Postgres that kills it at a moment of a statement's life; it is started again, and the next one gets its turn. */
async function killingPostgres(
  { stage, crowd, isControl, isQuick }: Scene,
  web: WebOptions,
  lineOf: (aim: Aim) => Tampering,
): Promise<Happened> {
  const { port } = await stage.webProcess(web);
  let [statements, struck] = [0, 0];
  let isAimed = false;
  let restarting: Promise<void> | undefined;
  const aim: Aim = {
    isDue: () => {
      statements += 1;
      if (isAimed || struck >= times(isQuick) || statements <= STATEMENTS_BEFORE) return false;
      isAimed = true;
      return true;
    },
    kill: () => {
      stage.database.kill();
      struck += 1;
      restarting = stage.database.restart().then(aim.miss);
    },
    miss: () => {
      statements = 0;
      isAimed = false;
    },
  };
  stage.databaseLine.tamper(() => lineOf(aim));
  // Lines that were there before are not tampered with: they are cut, and made anew.
  await stage.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'khoa-bang' and usename = 'khoabang_app'`,
  );
  try {
    const sitting = await crowd(port, { ...rest(isControl), pauseMs: 40 });
    await sitting.sit();
    await restarting;
    return { struck, journals: sitting.journals };
  } finally {
    await restarting;
    stage.databaseLine.tamper();
  }
}

/** Commits wait for this lock while it is held. */
const COMMIT_LOCK = 20_261_121;
const MET_WITHIN_MS = 3_000;

/**
 * SIGKILL for all of Postgres while the statement that keeps answers has been done and its commit has not. Guard: what is not
 * committed is not acknowledged.
 */
const postgresKilledBeforeCommit: ExamFault = {
  name: 'postgres-killed-before-commit',
  // A commit that can be held: the last thing before it is a lock.
  setting: async (stage) => {
    await stage.sql(
      `create function held_commit() returns trigger language plpgsql as $$
       begin
         perform pg_advisory_xact_lock_shared(${COMMIT_LOCK});
         return null;
       end $$;
       create constraint trigger held_commit after update of seqs on attempts deferrable initially deferred for each row execute function held_commit()`,
    );
    return () => stage.run('drop trigger held_commit on attempts; drop function held_commit');
  },
  happen: (scene) =>
    killingPostgres(scene, hasty(scene.isControl), (aim) => ({
      fromClient: (bytes, line) => {
        if (!bytes.includes(SAVE) || !aim.isDue()) line.toServer(bytes);
        else
          killAtCommit(scene.stage, aim, { bytes, line }).catch(() => {
            line.cut();
            aim.miss();
          });
      },
    })),
};

/** Lets the statement go while commits are held, and kills once Postgres itself says that one waits there. Else it has not struck. */
async function killAtCommit(stage: Stage, aim: Aim, { bytes, line }: { bytes: Buffer; line: Line }): Promise<void> {
  const holder = new pg.Client({ connectionString: stage.database.superuser });
  // It is killed with the others.
  holder.on('error', () => undefined);
  try {
    await holder.connect();
    await holder.query(`select pg_advisory_lock(${COMMIT_LOCK})`);
    line.toServer(bytes);
    if (await waitsAtCommit(holder)) aim.kill();
    else aim.miss();
  } finally {
    await holder.end().catch(() => undefined);
  }
}

async function waitsAtCommit(holder: pg.Client): Promise<boolean> {
  const end = performance.now() + MET_WITHIN_MS;
  while (performance.now() < end) {
    const waiting = await holder.query(
      `select 1 from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.objid = ${COMMIT_LOCK} and not l.granted and a.usename = 'khoabang_app'`,
    );
    if (waiting.rows.length > 0) return true;
    await delay(5);
  }
  return false;
}

/** What Postgres says at the end of a transaction: ready, and idle again. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/**
 * SIGKILL for all of Postgres when it has committed and its answer has not arrived. Guard: a commit is on disk before it is
 * acknowledged.
 */
const postgresKilledAfterCommit: ExamFault = {
  name: 'postgres-killed-after-commit',
  guard: commitsInMemory,
  happen: (scene) =>
    killingPostgres(scene, {}, (aim) => {
      let isSaving = false;
      return {
        fromClient: (bytes, line) => {
          isSaving = bytes.includes(SAVE);
          line.toServer(bytes);
        },
        fromServer: (bytes, line) => {
          if (isSaving && bytes.subarray(-READY.length).equals(READY) && aim.isDue()) {
            aim.kill();
            line.cut();
          } else line.toClient(bytes);
        },
      };
    }),
};

export const POSTGRES_KILLED: readonly ExamFault[] = [postgresKilledBeforeCommit, postgresKilledAfterCommit];
