// Runs before Jest's own machinery is there, so it is plain JavaScript on the built libraries (tools/test.mjs builds first).
import { join } from 'node:path';
import { ensureOwnedDatabase, ensureRoles, migrate, startEmbeddedPostgres, temporaryCluster } from '#persistence';

const PASSWORD = 'for-tests-only';

/** One throw-away Postgres with the migrated schema in a template database, for all database tests. */
export default async function globalSetup() {
  const cluster = temporaryCluster();
  const postgres = await startEmbeddedPostgres(cluster, { unsafeFast: true, settings: { max_connections: '300' } });
  const ownerUrl = await ensureOwnedDatabase(postgres.superuserUrl('postgres'), 'khoabang', PASSWORD);
  await ensureRoles(ownerUrl, { app: PASSWORD, platform: PASSWORD });
  await migrate(ownerUrl, join(import.meta.dirname, '../../dist/migrations'));
  globalThis.khoabangTestDatabase = { cluster, postgres };
  process.env.KHOABANG_TEST_SUPERUSER_URL = postgres.superuserUrl('postgres');
  process.env.KHOABANG_TEST_OWNER_URL = ownerUrl;
}
