import pg from 'pg';

/** A database server that cannot be used; the message is one sentence for the operator. */
export class DatabaseServerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DatabaseServerError';
  }
}

const OLDEST = 15;
const NEWEST = 18;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at that host and port',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'the host does not answer',
  '28P01': 'the password is wrong',
  '28000': 'the user may not sign in',
  '3D000': 'there is no such database',
};

/** Looks whether the owner's address leads to a server that can be worked with. @throws DatabaseServerError */
export async function inspectServer(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; may: boolean }>(
      "select current_setting('server_version_num') as version, rolcreaterole or rolsuper as may from pg_roles where rolname = current_user",
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < OLDEST || major > NEWEST) {
      throw new DatabaseServerError(`DATABASE_URL leads to Postgres ${major}; Khoa Bang works with ${OLDEST} to ${NEWEST}.`);
    }
    if (!rows[0]?.may) throw new DatabaseServerError('The role of DATABASE_URL may not create roles. Use an owner role with CREATEROLE.');
  } catch (error) {
    if (error instanceof DatabaseServerError) throw error;
    const { code, message } = error as Error & { code?: string };
    const reason = code ? (REASONS[code] ?? `the server answered ${code}`) : message;
    throw new DatabaseServerError(
      `DATABASE_URL cannot be used: ${reason}. Check host, port, user, password and database name, then start again.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Lets the database's clock be moved (the demo, tests), or sets it right and fastens it (production). */
export async function allowMovingClock(ownerUrl: string, isAllowed: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("update app_clock set is_movable = $1, shift = case when $1 then shift else '0' end", [isAllowed]);
  } finally {
    await client.end();
  }
}
