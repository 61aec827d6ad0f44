import pg from 'pg';

/** A statement on a connection of its own; the rows of the last one where several are given. */
export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<Row>(sql);
    return (Array.isArray(result) ? (result as { rows: Row[] }[]).at(-1)?.rows : result.rows) ?? [];
  } finally {
    await client.end();
  }
}
