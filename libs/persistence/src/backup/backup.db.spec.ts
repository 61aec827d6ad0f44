import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jest } from '@jest/globals';
import pg from 'pg';
import { ShiftedClock } from '#kernel';
import { type Cluster, clusterOf, saveCluster } from '../embedded/cluster.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/embedded-postgres.js';
import { backupFaults, type FinishedBackup, keepNewest, listBackups, readManifest, restoreBackup, takeBackup } from '../index.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Little room for the log, so that it is recycled while a backup runs. */
const BUSY = { max_wal_size: '32MB', min_wal_size: '32MB', shared_buffers: '16MB' };

jest.setTimeout(60_000);

describe('a backup of a running installation', () => {
  const folders: string[] = [];
  const servers: EmbeddedPostgres[] = [];
  const clock = new ShiftedClock();
  let dataDir: string;
  let cluster: Cluster;
  let server: EmbeddedPostgres;

  const aFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-backup-'));
    chmodSync(folder, 0o755);
    folders.push(folder);
    return folder;
  };
  const started = async (directory: string): Promise<{ cluster: Cluster; server: EmbeddedPostgres }> => {
    const own = clusterOf(directory);
    folders.push(own.folder);
    const running = await startEmbeddedPostgres(own, { settings: BUSY });
    saveCluster(directory, own);
    servers.push(running);
    return { cluster: own, server: running };
  };
  const connected = async (to: EmbeddedPostgres): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: to.superuserUrl('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const asked = async <Row extends object>(to: EmbeddedPostgres, sql: string): Promise<Row[]> => {
    const client = await connected(to);
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const backedUp = (into = join(dataDir, 'backups'), signal?: AbortSignal): Promise<FinishedBackup> =>
    takeBackup({ dataDir, database: { cluster }, into, clock, signal });
  const restored = async ({ folder, manifest }: FinishedBackup): Promise<string> => {
    const target = join(aFolder(), 'data');
    await restoreBackup(folder, manifest, target);
    return target;
  };

  beforeAll(async () => {
    dataDir = aFolder();
    writeFileSync(join(dataDir, 'secrets.json'), '{"secretKey":"geheim"}', { mode: 0o600 });
    writeFileSync(join(dataDir, 'running.pid'), '1');
    mkdirSync(join(dataDir, 'files/lam-dong'), { recursive: true });
    writeFileSync(join(dataDir, 'files/lam-dong/a.pdf'), 'a file');
    ({ cluster, server } = await started(dataDir));
    await asked(
      server,
      `create table moves (id bigint primary key, half smallint not null, amount integer not null, padding text not null);
       create table purses (id integer primary key, amount integer not null);
       insert into purses select n, 1000 from generate_series(1, 50) n;
       create table ballast as select n, repeat(md5(n::text), 40) as text from generate_series(1, 30000) n;
       create extension amcheck;`,
    );
  });
  afterAll(async () => {
    for (const one of servers) await one.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('holds everything that was committed before its end, and nothing torn, while others write', async () => {
    let isOver = false;
    let next = 0;
    const acknowledged: { id: number; lsn: string }[] = [];
    // Each transaction moves an amount from one purse to another and writes it down twice: all of it is there, or nothing.
    const writer = async (): Promise<void> => {
      const client = await connected(server);
      while (!isOver) {
        const id = (next += 2);
        const purse = 1 + Math.floor(Math.random() * 49);
        await client.query('begin');
        await client.query(`update purses set amount = amount - 7 where id = ${purse}`);
        await client.query(`insert into moves values (${id}, 1, -7, repeat('x', 500)), (${id + 1}, 2, 7, repeat('y', 500))`);
        await client.query(`update purses set amount = amount + 7 where id = ${purse + 1}`);
        await client.query('commit');
        const { rows } = await client.query<{ lsn: string }>('select pg_current_wal_insert_lsn() as lsn');
        acknowledged.push({ id, lsn: rows[0]!.lsn });
      }
      await client.end();
    };
    const disturber = async (): Promise<void> => {
      const client = await connected(server);
      while (!isOver) {
        await client.query('update ballast set n = n + 1 where n % 20 = 0');
        await client.query('checkpoint');
      }
      await client.end();
    };
    const busy = [writer(), writer(), writer(), disturber()];
    await delay(500);

    const backup = await backedUp();
    await delay(200);
    isOver = true;
    await Promise.all(busy);

    expect(await backupFaults(backup.folder, readManifest(backup.folder))).toEqual([]);
    const again = (await started(await restored(backup))).server;
    const { stopLsn } = backup.manifest.database as { stopLsn: string };
    const ids = new Set((await asked<{ id: string }>(again, 'select id from moves')).map(({ id }) => Number(id)));
    const inTime = acknowledged.filter(({ lsn }) => numberOf(lsn) <= numberOf(stopLsn));
    expect(inTime.length).toBeGreaterThan(50);
    expect(acknowledged.length).toBeGreaterThan(inTime.length);
    expect(inTime.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect([...ids].filter((id) => !ids.has(id % 2 === 0 ? id + 1 : id - 1))).toEqual([]);
    expect(await asked(again, 'select sum(amount)::int as purses, (select sum(amount)::int from moves) as moves from purses')).toEqual([
      { purses: 50_000, moves: 0 },
    ]);
    expect(
      await asked(again, `select count(*)::int as checked from (select bt_index_check(indexrelid, true) from pg_index where indisvalid) x`),
    ).toEqual([{ checked: expect.any(Number) }]);
  });

  it('does not start, rather than start torn, when its log was cut short', async () => {
    const target = await restored(await backedUp(aFolder()));
    const { folder } = clusterOf(target);
    folders.push(folder);
    const log = join(folder, 'data/pg_wal');
    for (const name of readdirSync(log).filter((one) => /^[0-9A-F]{24}$/.test(one))) rmSync(join(log, name));

    await expect(startEmbeddedPostgres(clusterOf(target))).rejects.toThrow('Postgres đi kèm dừng ngay khi vừa chạy');
  });

  it('brings the secrets and the files along, for nobody else to read, and leaves out what merely runs', async () => {
    const backup = await backedUp();

    const files = backup.manifest.files.map(({ path }) => path).filter((path) => path.startsWith('data/'));
    expect(files.toSorted()).toEqual(['data/files/lam-dong/a.pdf', 'data/postgres.json', 'data/secrets.json']);
    for (const { path } of backup.manifest.files) expect(statSync(join(backup.folder, path)).mode & 0o777).toBe(0o600);
    expect(statSync(backup.folder).mode & 0o777).toBe(0o700);
    expect(backup.manifest).toMatchObject({
      format: 'khoa-bang-backup-1',
      database: { kind: 'cluster', postgres: expect.stringMatching(/^18/) },
    });
    expect(backup.folder).toMatch(/\/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d)?$/);

    const target = await restored(backup);
    expect(readFileSync(join(target, 'secrets.json'), 'utf8')).toBe('{"secretKey":"geheim"}');
    expect(readFileSync(join(target, 'files/lam-dong/a.pdf'), 'utf8')).toBe('a file');
    expect(readdirSync(target).includes('running.pid')).toBe(false);
    expect(statSync(join(target, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(clusterOf(target)).toMatchObject({ password: cluster.password, port: 0 });
    expect(clusterOf(target).folder).not.toBe(cluster.folder);
    folders.push(clusterOf(target).folder);
  });

  it('is made once when two ask at the same time', async () => {
    const into = aFolder();

    const both = await Promise.allSettled([backedUp(into), backedUp(into)]);

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toEqual(
      expect.objectContaining({ message: 'Cơ sở dữ liệu này đang được sao lưu. Hãy đợi xong.' }),
    );
    expect(readdirSync(into)).toHaveLength(1);
  });

  it('leaves nothing behind when it is stopped halfway, and clears away what a killed one left', async () => {
    const into = aFolder();
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(backedUp(into, stopped)).rejects.toThrow('stopped');
    expect(readdirSync(into)).toEqual([]);
    expect(await asked(server, 'select slot_name from pg_replication_slots')).toEqual([]);

    const { folder } = await backedUp(into);
    const unfinished = `.unfinished-${'0'.repeat(12)}-2026-01-01T00-00-00Z`;
    mkdirSync(join(into, unfinished));
    const ours = readdirSync(into).length;
    await backedUp(into);

    // Somebody else's unfinished backup in the same folder is not ours to clear away.
    expect(readdirSync(into)).toContain(unfinished);
    expect(readdirSync(into)).toHaveLength(ours + 1);
    expect(existsSync(folder)).toBe(true);
  });

  it('tells what of it was lost or damaged', async () => {
    const { folder, manifest } = await backedUp(aFolder());
    rmSync(join(folder, 'data/secrets.json'));
    appendFileSync(join(folder, 'data/files/lam-dong/a.pdf'), '!');
    const page = readFileSync(join(folder, 'cluster/global/pg_control'));
    page[100] = (page[100] ?? 0) ^ 1;
    writeFileSync(join(folder, 'cluster/global/pg_control'), page);

    expect((await backupFaults(folder, manifest)).toSorted()).toEqual([
      'Thiếu data/secrets.json.',
      'cluster/global/pg_control đã bị đổi hoặc hỏng.',
      'data/files/lam-dong/a.pdf dài 7 byte thay vì 6.',
    ]);
  });

  it('is never restored over anything', async () => {
    const { folder, manifest } = await backedUp(aFolder());

    await expect(restoreBackup(folder, manifest, dataDir)).rejects.toThrow(
      `${dataDir} không trống; khôi phục không bao giờ ghi đè. Hãy ghi một thư mục chưa có.`,
    );
    expect(readFileSync(join(dataDir, 'running.pid'), 'utf8')).toBe('1');
  });

  it('is none without its manifest, or with one that leads outside', async () => {
    const { folder } = await backedUp(aFolder());
    const manifest = readManifest(folder);
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files: [{ path: 'data/../../x', size: 1, sha256: '' }] }));
    expect(() => readManifest(folder)).toThrow('nêu một tệp nằm ngoài bản sao lưu');

    rmSync(join(folder, 'manifest.json'));
    expect(() => readManifest(folder)).toThrow('không có manifest.json đọc được');
  });

  it('is kept while it is among the newest', async () => {
    const into = aFolder();
    const past = new ShiftedClock();
    for (const days of [3, 1, 2]) {
      past.shiftTo(-days * DAY_MS);
      await takeBackup({ dataDir, database: { cluster }, into, clock: past });
    }
    mkdirSync(join(into, 'holiday-pictures'));
    const [newest, second, oldest] = listBackups(into);

    expect(keepNewest(into, { dataDir, kept: 2, made: newest! })).toEqual([oldest]);
    expect(readdirSync(into).toSorted()).toEqual([newest, second, 'holiday-pictures'].toSorted());

    // Made by a clock that is right again: older by name than what a wrong one has left.
    expect(keepNewest(into, { dataDir, kept: 1, made: second! })).toEqual([newest]);
    expect(listBackups(into)).toEqual([second]);
  });
});

/** A place in the log as a number: "1/2A" is 0x10000002A. */
function numberOf(lsn: string): bigint {
  const [high = '0', low = '0'] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
