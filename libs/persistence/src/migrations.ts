import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource, type MigrationInterface } from 'typeorm';

const LOCK = 7_310_420_001;

/**
 * Brings the schema up to date as the owner: every migration in `folder` that has not run yet, each in a transaction of
 * its own, under an advisory lock so that several processes may try at once. Needs a direct connection (not PgBouncer in
 * transaction mode), for the lock.
 * @returns the names of the migrations that ran now.
 */
export async function migrate(ownerUrl: string, folder: string): Promise<string[]> {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const roles = `-c khoabang.app_role=${database}_app -c khoabang.platform_role=${database}_platform`;
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    // Migrations grant to roles whose names depend on the database; the session tells them.
    extra: { max: 2, options: `${roles} -c lock_timeout=10s` },
    migrations: await loadMigrations(folder),
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [LOCK]);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await runner.release();
    await dataSource.destroy();
  }
}

async function loadMigrations(folder: string): Promise<(new () => MigrationInterface)[]> {
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.(js|ts)$/.test(file))
    .toSorted();
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href) as Promise<object>));
  return modules.flatMap((module) => Object.values(module) as (new () => MigrationInterface)[]);
}
