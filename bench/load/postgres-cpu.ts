import { readdirSync, readFileSync } from 'node:fs';
import { query } from './query.js';

const TICK_MS = 10;

/** Milliseconds of the machine's time that this Postgres has used so far, all its processes and those that have ended; NaN where the system does not tell. */
export async function postgresCpu(superuser: string): Promise<() => number> {
  const [row] = await query<{ pid: number }>(superuser, "select pid from pg_stat_activity where backend_type = 'checkpointer'");
  const postmaster = fieldsOf(row?.pid ?? 0)?.parent;
  return () => {
    if (postmaster === undefined) return NaN;
    const own = fieldsOf(postmaster);
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => fieldsOf(Number(name)))
      .filter((fields) => fields?.parent === postmaster);
    return ((own?.ticks ?? NaN) + (own?.ofEnded ?? 0) + children.reduce((sum, fields) => sum + (fields?.ticks ?? 0), 0)) * TICK_MS;
  };
}

function fieldsOf(pid: number): { parent: number; ticks: number; ofEnded: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
    const [, parent = 0] = fields;
    return { parent, ticks: (fields[11] ?? 0) + (fields[12] ?? 0), ofEnded: (fields[13] ?? 0) + (fields[14] ?? 0) };
  } catch {
    return undefined;
  }
}
