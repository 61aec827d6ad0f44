import pg from 'pg';
import type { DatabaseUrls } from '#persistence';

type TestUrls = DatabaseUrls & { superuser: string };

/** By server and name. */
const made = new Map<string, Promise<TestUrls>>();

/**
 * This Jest worker's own database, a copy of the migrated template, made at the first call. Tests share it and keep apart
 * by making a fresh tenant each. Its clock can be moved.
 */
export async function testDatabase(): Promise<TestUrls> {
  const name = `khoabang_test_${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const superuser = required('KHOABANG_TEST_SUPERUSER_URL');
  const key = `${superuser} ${name}`;
  const urls = made.get(key) ?? make(name, superuser);
  made.set(key, urls);
  return urls;
}

async function make(name: string, superuser: string): Promise<TestUrls> {
  const owner = new URL(required('KHOABANG_TEST_OWNER_URL'));
  const password = owner.password;
  const address = (user: string): string => {
    const url = new URL(owner);
    url.pathname = `/${name}`;
    url.username = user;
    url.password = password;
    return url.href;
  };
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) {
      await client.query(`create database ${pg.escapeIdentifier(name)} template khoabang owner khoabang_owner`);
      const own = new pg.Client({ connectionString: address('khoabang_owner') });
      await own.connect();
      await own.query('update app_clock set is_movable = true');
      await own.end();
    }
  } finally {
    await client.end();
  }
  const superuserHere = new URL(superuser);
  superuserHere.pathname = `/${name}`;
  return {
    owner: address('khoabang_owner'),
    app: address('khoabang_app'),
    platform: address('khoabang_platform'),
    superuser: superuserHere.href,
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this test through the project that starts Postgres.`);
  return value;
}
