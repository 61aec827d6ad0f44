import { join } from 'node:path';
import pg from 'pg';
import {
  clusterOf,
  type DatabaseUrls,
  type EmbeddedPostgres,
  ensureOwnedDatabase,
  ensureRoles,
  migrate,
  saveCluster,
  startEmbeddedPostgres,
} from '#persistence';
import type { Settings } from '#settings';
import { Refusal } from '../refusal.js';
import type { Progress } from './progress.js';
import type { Secrets } from './data-directory.js';

export const MIGRATIONS = join(import.meta.dirname, '../../../../migrations');

/** The database that this start uses. */
export interface ReadyDatabase {
  urls: DatabaseUrls;
  embedded: EmbeddedPostgres | undefined;
}

/** The database up and at the newest schema: the given one, or the embedded one. @throws Refusal, EmbeddedPostgresError */
export async function openDatabase(settings: Settings, secrets: Secrets, progress: Progress): Promise<ReadyDatabase> {
  const embedded = settings.DATABASE_URL ? undefined : await progress.step('Starting Postgres', () => startEmbedded(settings));
  try {
    const ownerUrl =
      settings.DATABASE_URL ??
      (await ensureOwnedDatabase((embedded as EmbeddedPostgres).superuserUrl('postgres'), 'khoabang', secrets.ownerPassword));
    if (settings.DATABASE_URL) await checkServer(settings.DATABASE_URL);
    const made = await ensureRoles(ownerUrl, { app: secrets.appPassword, platform: secrets.platformPassword });
    const urls = { ...made, app: settings.DATABASE_APP_URL ?? made.app, platform: settings.DATABASE_PLATFORM_URL ?? made.platform };
    await progress.step('Bringing the schema up to date', () => migrate(ownerUrl, MIGRATIONS));
    await markClock(ownerUrl, settings.isDemo);
    return { urls, embedded };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Starts the embedded server of the data directory and remembers its port. */
export async function startEmbedded(settings: Settings): Promise<EmbeddedPostgres> {
  const cluster = clusterOf(settings.dataDir);
  const embedded = await startEmbeddedPostgres(cluster);
  saveCluster(settings.dataDir, cluster);
  return embedded;
}

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; may: boolean }>(
      "select current_setting('server_version_num') as version, rolcreaterole or rolsuper as may from pg_roles where rolname = current_user",
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < 15 || major > 18) throw new Refusal(`DATABASE_URL leads to Postgres ${major}; Khoa Bang works with 15 to 18.`);
    if (!rows[0]?.may) throw new Refusal('The role of DATABASE_URL may not create roles. Use an owner role with CREATEROLE.');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code, message } = error as Error & { code?: string };
    throw new Refusal(
      `DATABASE_URL cannot be used: ${code ? reasonOf(code) : message}. Check host, port, user, password and database name, then start again.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reasonOf(code: string): string {
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nothing answers at that host and port',
    ENOTFOUND: 'there is no such host',
    ETIMEDOUT: 'the host does not answer',
    '28P01': 'the password is wrong',
    '28000': 'the user may not sign in',
    '3D000': 'there is no such database',
  };
  return reasons[code] ?? `the server answered ${code}`;
}

/** Only the demo's and the tests' databases have a clock that can be moved. */
async function markClock(ownerUrl: string, isMovable: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("update app_clock set is_movable = $1, shift = case when $1 then shift else '0' end", [isMovable]);
  } finally {
    await client.end();
  }
}
