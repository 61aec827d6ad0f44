import type { Stage } from './stage.js';

/** Puts something else in the place of a guard for as long as the work takes. */
export async function withoutGuard<T>(stage: Stage, off: Guard, work: () => Promise<T>): Promise<T> {
  const restore = await off(stage);
  try {
    return await work();
  } finally {
    await restore();
  }
}

/** Switches a guard off, and gives back what switches it on again. */
export type Guard = (stage: Stage) => Promise<() => Promise<void>>;

export const NONE: Guard = () => Promise.resolve(() => Promise.resolve());

/** Rewrites a function of the scratch database. @throws Error when the guard does not stand where it is looked for */
export function rewriting(name: string, from: string | RegExp, to: string): Guard {
  return async (stage) => {
    const [row] = await stage.sql<{ text: string }>(`select pg_get_functiondef('${name}'::regproc) as text`);
    const original = row?.text ?? '';
    const changed = original.replaceAll(from instanceof RegExp ? new RegExp(from, 'g') : from, to);
    if (changed === original) throw new Error(`${name} has no "${String(from)}" to be switched off.`);
    await stage.sql(changed);
    return () => stage.run(original);
  };
}

/** Several at once. */
export function all(...guards: readonly Guard[]): Guard {
  return async (stage) => {
    const restores: (() => Promise<void>)[] = [];
    for (const guard of guards) restores.unshift(await guard(stage));
    return async () => {
      for (const restore of restores) await restore();
    };
  };
}

/** Drops a unique constraint; what is there twice by then is removed with its round before it comes back. */
export function dropping(table: string, constraint: string): Guard {
  return async (stage) => {
    const [row] = await stage.sql<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname = '${constraint}' and conrelid = '${table}'::regclass`,
    );
    if (!row) throw new Error(`${table} has no constraint ${constraint}.`);
    await stage.sql(`alter table ${table} drop constraint ${constraint}`);
    return async () => {
      await stage.sql(
        `set session_replication_role = 'replica';
         delete from standing_lines; delete from standings; delete from ${table};
         set session_replication_role = 'origin';
         alter table ${table} add constraint ${constraint} ${row.text}`,
      );
    };
  };
}

/** Commits are acknowledged before they are on disk, and stay in memory for ten seconds. */
export const commitsInMemory: Guard = async (stage) => {
  await stage.sql(`alter role khoabang_app set synchronous_commit = off`);
  await stage.sql(`alter system set wal_writer_delay = '10s'`);
  await stage.sql('select pg_reload_conf()');
  return async () => {
    await stage.sql('alter role khoabang_app reset synchronous_commit');
    await stage.sql('alter system reset wal_writer_delay');
    await stage.sql('select pg_reload_conf()');
  };
};
