import type { Crowd } from '../sitters/crowd.js';
import { commitsInMemory } from '../stage/guards.js';
import type { Tampering } from '../stage/relay.js';
import { HASTY, type WebOptions } from '../stage/web.js';
import type { ExamFault, Happened, Scene } from './trial.js';

/** In the control of what kills: a web process that acknowledges before the commit; people rest until it has written. */
const HASTY_REST_MS = 400;
const hasty = (isControl: boolean): WebOptions => (isControl ? HASTY : {});
const rest = (isControl: boolean): { restMs: number } => ({ restMs: isControl ? HASTY_REST_MS : 0 });

/** How often something is killed while a crowd sits, and after how many answers of the server each time. */
const times = (isQuick: boolean): number => (isQuick ? 1 : 4);
const answersBetween = (isQuick: boolean): number => (isQuick ? 120 : 350);

/** SIGKILL for the web process, which the supervisor starts again. Guard: it acknowledges after the commit. */
const webKilled: ExamFault = {
  name: 'web-killed',
  happen: async ({ stage, crowd, isControl, isQuick }) => {
    const web = await stage.webProcess(hasty(isControl));
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

/** A line to Postgres that kills it at a moment of a statement's life; it is started again, and the next one gets its turn. */
async function killingPostgres(
  { stage, crowd, isControl, isQuick }: Scene,
  web: WebOptions,
  lineOf: (isDue: () => boolean, kill: () => void) => Tampering,
): Promise<Happened> {
  const { port } = await stage.webProcess(web);
  let [statements, struck] = [0, 0];
  let restarting: Promise<void> | undefined;
  const isDue = (): boolean => {
    statements += 1;
    return !restarting && struck < times(isQuick) && statements > STATEMENTS_BEFORE;
  };
  const kill = (): void => {
    if (restarting) return;
    stage.database.kill();
    struck += 1;
    statements = 0;
    restarting = stage.database.restart().then(() => {
      restarting = undefined;
    });
  };
  stage.databaseLine.tamper(() => lineOf(isDue, kill));
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

/**
 * SIGKILL for all of Postgres while the statement that keeps answers has been done and its commit has not. Guard: what is not
 * committed is not acknowledged.
 */
const postgresKilledBeforeCommit: ExamFault = {
  name: 'postgres-killed-before-commit',
  // A commit that takes long enough to be met: the kill falls into it.
  setting: async (stage) => {
    await stage.sql(
      `create function slow_commit() returns trigger language plpgsql as $$
       begin
         if coalesce(current_setting('faults.slept', true), '') = '' then
           perform set_config('faults.slept', 'yes', true), pg_sleep(0.02);
         end if;
         return null;
       end $$;
       create constraint trigger slow_commit after update of seqs on attempts deferrable initially deferred for each row execute function slow_commit()`,
    );
    return () => stage.run('drop trigger slow_commit on attempts; drop function slow_commit');
  },
  happen: (scene) =>
    killingPostgres(scene, hasty(scene.isControl), (isDue, kill) => ({
      fromClient: (bytes, line) => {
        line.toServer(bytes);
        if (bytes.includes(SAVE) && isDue()) setTimeout(kill, 10);
      },
    })),
};

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
    killingPostgres(scene, {}, (isDue, kill) => {
      let isSaving = false;
      return {
        fromClient: (bytes, line) => {
          isSaving = bytes.includes(SAVE);
          line.toServer(bytes);
        },
        fromServer: (bytes, line) => {
          if (isSaving && bytes.subarray(-READY.length).equals(READY) && isDue()) {
            kill();
            line.cut();
          } else line.toClient(bytes);
        },
      };
    }),
};

export const KILLED: readonly ExamFault[] = [webKilled, postgresKilledBeforeCommit, postgresKilledAfterCommit];
