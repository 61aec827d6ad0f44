import {
  type DatabaseUrls,
  type EmbeddedPostgres,
  ensureOwnedDatabase,
  ensureRoles,
  migrate,
  removeCluster,
  startEmbeddedPostgres,
  temporaryCluster,
} from '#persistence';
import { MIGRATIONS } from '../../apps/cli/src/start/database.js';

/**
 * An embedded Postgres with the newest schema in a temporary folder, for as long as the work takes; commits are durable.
 * @param settings further settings of the server
 */
export async function withDatabase<T>(
  work: (database: { urls: DatabaseUrls; embedded: EmbeddedPostgres }) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const cluster = temporaryCluster();
  const embedded = await startEmbeddedPostgres(cluster, { settings });
  try {
    const owner = await ensureOwnedDatabase(embedded.superuserUrl('postgres'), 'khoabang', 'bench');
    const urls = await ensureRoles(owner, { app: 'bench', platform: 'bench' });
    await migrate(owner, MIGRATIONS);
    return await work({ urls, embedded });
  } finally {
    await embedded.stop();
    removeCluster(cluster);
  }
}
