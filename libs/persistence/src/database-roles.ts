import pg from 'pg';

/** What Postgres answers to a wrong password. */
const WRONG_PASSWORD = '28P01';

/** The three addresses of one database. */
export interface DatabaseUrls {
  /** Owns the schema; runs migrations and nothing else. */
  owner: string;
  /** The server's role: owns nothing, is bound by row security. */
  app: string;
  /** Reads what is declared readable across tenants, writes nothing of a tenant. */
  platform: string;
}

/**
 * Makes the application's two roles beside the owner, or gives them these passwords again, and returns their addresses.
 * Their names are derived from the database's, since roles are shared by all databases of a server.
 */
export async function ensureRoles(ownerUrl: string, passwords: { app: string; platform: string }): Promise<DatabaseUrls> {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const roles = { app: `${database}_app`, platform: `${database}_platform` };
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const kind of ['app', 'platform'] as const) {
      const role = pg.escapeIdentifier(roles[kind]);
      const known = await client.query('select 1 from pg_roles where rolname = $1', [roles[kind]]);
      await client.query(`${known.rowCount ? 'alter' : 'create'} role ${role} login password ${pg.escapeLiteral(passwords[kind])}`);
      await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to ${role}`);
    }
  } finally {
    await client.end();
  }
  return {
    owner: ownerUrl,
    app: withUser(ownerUrl, roles.app, passwords.app),
    platform: withUser(ownerUrl, roles.platform, passwords.platform),
  };
}

/**
 * Whether the application's roles can be entered with these passwords, or are still to be made. Otherwise giving them these would
 * shut out whoever works with the right ones.
 */
export async function opensRoles(ownerUrl: string, passwords: { app: string; platform: string }): Promise<boolean> {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const owner = new pg.Client({ connectionString: ownerUrl });
  try {
    await owner.connect();
    for (const kind of ['app', 'platform'] as const) {
      const role = `${database}_${kind}`;
      const known = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
      if (known.rowCount && !(await opens(withUser(ownerUrl, role, passwords[kind])))) return false;
    }
    return true;
  } finally {
    await owner.end();
  }
}

async function opens(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === WRONG_PASSWORD) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A database with an owner that is no superuser, made by the superuser of an embedded cluster; its address. */
export async function ensureOwnedDatabase(superuserUrl: string, database: string, password: string): Promise<string> {
  const owner = `${database}_owner`;
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [owner]);
    await client.query(
      `${role.rowCount ? 'alter' : 'create'} role ${pg.escapeIdentifier(owner)} login createrole password ${pg.escapeLiteral(password)}`,
    );
    const known = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!known.rowCount) await client.query(`create database ${pg.escapeIdentifier(database)} owner ${pg.escapeIdentifier(owner)}`);
  } finally {
    await client.end();
  }
  const url = new URL(withUser(superuserUrl, owner, password));
  url.pathname = `/${database}`;
  return url.href;
}

function withUser(address: string, user: string, password: string): string {
  const url = new URL(address);
  url.username = user;
  url.password = password;
  return url.href;
}
