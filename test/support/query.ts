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
  return query<Row>((await testDatabase()).superuser, sql, values);
}
