import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import pg from 'pg';
import { readSettings } from '#settings';
import { testDatabase } from '../../../../test/support/test-database.js';
import { withAppDatabase } from './app-database.js';

jest.setTimeout(60_000);

describe('a command on a database that others serve from', () => {
  const name = `khoabang_command_${process.pid}`;
  const dataDirs: string[] = [];
  let superuser: string;
  let given: string;
  let dataDir: string;

  const aDataDir = (): string => {
    dataDirs.push(mkdtempSync(join(tmpdir(), 'khoa-bang-command-')));
    return dataDirs.at(-1) as string;
  };
  const query = async <Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const run = (DATA_DIR: string, KHOABANG_MODE: 'demo' | 'production') =>
    withAppDatabase(readSettings({ DATABASE_URL: given, DATA_DIR, KHOABANG_MODE }), (urls) => Promise.resolve(urls));
  const clock = () => query(given, 'select is_movable, shift::text from app_clock');

  beforeAll(async () => {
    const { superuser: address, owner } = await testDatabase();
    superuser = address;
    await query(superuser, `create database ${name} owner khoabang_owner`);
    const url = new URL(owner);
    url.pathname = `/${name}`;
    given = url.href;
    dataDir = aDataDir();
  });
  afterAll(async () => {
    await query(superuser, `drop database ${name} with (force)`);
    for (const kind of ['app', 'platform']) await query(superuser, `drop role if exists ${name}_${kind}`);
    for (const folder of dataDirs) rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  it('makes neither its clock movable nor a fixed one of a movable one, and puts nothing into it', async () => {
    const { app } = await run(dataDir, 'demo');
    expect(await clock()).toEqual([{ is_movable: false, shift: '00:00:00' }]);
    expect(await query(app, 'select id from tenants union all select id from catalogue_units')).toEqual([]);

    await query(given, "update app_clock set is_movable = true, shift = '2 days'");
    await run(dataDir, 'production');
    expect(await clock()).toEqual([{ is_movable: true, shift: '2 days' }]);
  });

  it('with another installation’s data directory, is refused and leaves the roles’ passwords as they are', async () => {
    const { app, platform } = await run(dataDir, 'production');

    await expect(run(aDataDir(), 'production')).rejects.toThrow(/không phải của các vai trò trong cơ sở dữ liệu này/);
    expect(await query(app, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(await query(platform, 'select 1 as n')).toEqual([{ n: 1 }]);
  });
});
