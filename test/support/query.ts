import pg from 'pg';
import { testDatabase } from './test-database.js';

/** A statement on a connection of its own; the rows of the last one where several are given. */
export async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<Row>(sql, values);
    return (Array.isArray(result) ? (result as { rows: Row[] }[]).at(-1)?.rows : result.rows) ?? [];
  } finally {
    await client.end();
  }
}

/** A statement as the superuser, for what no role of the product may do: planting rows, looking at everything. */
export async function asSuperuser<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = await superusers((await testDatabase()).superuser).connect();
  let isClean = false;
  try {
    const result = await client.query<Row>(sql, values);
    await client.query('discard all');
    isClean = true;
    return (Array.isArray(result) ? (result as { rows: Row[] }[]).at(-1)?.rows : result.rows) ?? [];
  } finally {
    // After an error nobody knows what it holds: it is not used again.
    client.release(!isClean);
  }
}

const pools = new Map<string, pg.Pool>();

/** Connections that are kept for the next statement: making one takes longer than most statements. They hold up no end. */
function superusers(url: string): pg.Pool {
  const known = pools.get(url);
  if (known) return known;
  const pool = new pg.Pool({ connectionString: url, max: 10, allowExitOnIdle: true });
  // A test may end all connections, and the end of the run does.
  pool.on('error', () => undefined);
  pools.set(url, pool);
  return pool;
}
