import pg from 'pg';
import type { HotStatement } from './hot-statement.js';

/**
 * Runs one statement as the owner of the schema, in a transaction of its own. For the few acts of an operator that the
 * application's role must not be able to do; only the command line has the owner's address.
 */
export async function runAsOwner<Values extends readonly unknown[], Row>(
  ownerUrl: string,
  statement: HotStatement<Values, Row>,
  values: Values,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'khoa-bang-owner' });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query(statement.text, [...values]);
    await client.query('commit');
    return rows as Row[];
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end();
  }
}
