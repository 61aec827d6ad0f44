import pg from 'pg';
import { allowMovingClock, ensureRoles, migrate } from '#persistence';
import { readSettings } from '#settings';
import { testDatabase } from '../../../../test/support/test-database.js';
import { checkMode } from './check-mode.js';
import { MIGRATIONS } from './database.js';

describe('starting on a given database without saying which mode', () => {
  const name = `khoabang_mode_${process.pid}`;
  let superuser: string;
  let given: string;
  const asSuperuser = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: superuser });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const check = (isByDefault = true) => checkMode(readSettings({ DATABASE_URL: given }), isByDefault);

  beforeAll(async () => {
    const { superuser: address, owner } = await testDatabase();
    superuser = address;
    await asSuperuser(`create database ${name} owner khoabang_owner`);
    const url = new URL(owner);
    url.pathname = `/${name}`;
    given = url.href;
  });
  afterAll(async () => {
    await asSuperuser(`drop database ${name} with (force)`);
    for (const kind of ['app', 'platform']) await asSuperuser(`drop role if exists ${name}_${kind}`);
  });

  it('is the demo on an empty one and on a demo, and refused on any other, which is left as it was', async () => {
    await expect(check()).resolves.toBeUndefined();

    await ensureRoles(given, { app: 'x', platform: 'y' });
    await migrate(given, MIGRATIONS);
    await allowMovingClock(given, true);
    await expect(check()).resolves.toBeUndefined();

    await allowMovingClock(given, false);
    await expect(check()).rejects.toThrow(/KHOABANG_MODE=production .*KHOABANG_MODE=demo/);
    await expect(check(false)).resolves.toBeUndefined();
  });
});
