import { join } from 'node:path';
import {
  clusterOf,
  type DatabaseUrls,
  type EmbeddedPostgres,
  ensureOwnedDatabase,
  ensureRoles,
  inspectServer,
  migrate,
  saveCluster,
  startEmbeddedPostgres,
} from '#persistence';
import type { Settings } from '#settings';
import type { Progress } from './progress.js';
import type { Secrets } from './data-directory.js';

export const MIGRATIONS = join(import.meta.dirname, '../../../../migrations');

/** The database that this start uses. */
export interface ReadyDatabase {
  urls: DatabaseUrls;
  embedded: EmbeddedPostgres | undefined;
}

/**
 * The database up and at the newest schema: the given one, or the embedded one. Its clock stays as movable as it is.
 * @throws DatabaseServerError, EmbeddedPostgresError
 */
export async function openDatabase(settings: Settings, secrets: Secrets, progress: Progress): Promise<ReadyDatabase> {
  const embedded = settings.DATABASE_URL ? undefined : await progress.step('Khởi động Postgres', () => startEmbedded(settings));
  try {
    const ownerUrl =
      settings.DATABASE_URL ??
      (await ensureOwnedDatabase((embedded as EmbeddedPostgres).superuserUrl('postgres'), 'khoabang', secrets.ownerPassword));
    if (settings.DATABASE_URL) await inspectServer(settings.DATABASE_URL);
    const made = await ensureRoles(ownerUrl, { app: secrets.appPassword, platform: secrets.platformPassword });
    const urls = { ...made, app: settings.DATABASE_APP_URL ?? made.app, platform: settings.DATABASE_PLATFORM_URL ?? made.platform };
    await progress.step('Cập nhật cấu trúc cơ sở dữ liệu', () => migrate(ownerUrl, MIGRATIONS));
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
