import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type AppProcess, removeApp, startApp, startAppOn } from '../support/app-process.js';

const KHOABANG = join(import.meta.dirname, '../../tools/khoabang.mjs');

/** What an operator does with backups: by commands alone, on a product that runs. */
describe('khoabang backup and restore', () => {
  const apps: AppProcess[] = [];
  const folders: string[] = [];
  let app: AppProcess;

  const aFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-backups-'));
    folders.push(folder);
    return folder;
  };
  const khoabang = (dataDir: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [KHOABANG, ...args], { env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir } });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      child.once('close', (code) => resolve({ code, out, err }));
    });
  /** How many rows each table of the installation has, asked past row security. */
  const rowsOf = async (dataDir: string): Promise<Record<string, number>> => {
    const { port, password } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { port: number; password: string };
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'khoabang' });
    await client.connect();
    try {
      const tables = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
      const counts: Record<string, number> = {};
      for (const { name } of tables.rows) {
        // The worker looks for anomalies in what it finds, as soon as it runs.
        if (name === 'anomaly_looks') continue;
        const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${pg.escapeIdentifier(name)}`);
        counts[name] = rows[0]!.count;
      }
      return counts;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    app = await startApp();
    apps.push(app);
  });
  afterAll(async () => {
    for (const one of apps) {
      await one.stop();
      removeApp(one);
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('brings a running installation to a new folder, where it starts with all that it had', async () => {
    const into = aFolder();
    const made = await khoabang(app.dataDir, 'backup', '--to', into, '--json');
    expect([made.code, made.err]).toEqual([0, '']);
    const { backup, files } = JSON.parse(made.out) as { backup: string; files: number };
    expect([readdirSync(into), files > 500]).toEqual([[backup.split('/').at(-1)], true]);
    const before = await rowsOf(app.dataDir);
    const target = join(aFolder(), 'data');

    const restored = await khoabang(app.dataDir, 'restore', join(backup, 'manifest.json'), '--to', target, '--json');

    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(JSON.parse(restored.out)).toMatchObject({ restored: true, dataDir: target, dump: null });
    const again = await startAppOn(target);
    apps.push(again);
    expect((await fetch(again.url('127.0.0.1', '/readyz'))).status).toBe(200);
    expect(before['accounts']).toBeGreaterThan(0);
    expect(await rowsOf(target)).toEqual(before);
    expect(readFileSync(join(target, 'secrets.json'), 'utf8')).toBe(readFileSync(join(app.dataDir, 'secrets.json'), 'utf8'));
    await again.stop();
  });

  it('makes one backup when two are asked for at once', async () => {
    const into = aFolder();

    const both = await Promise.all([khoabang(app.dataDir, 'backup', '--to', into), khoabang(app.dataDir, 'backup', '--to', into)]);

    const codes = both.map(({ code }) => code).toSorted();
    // The second may also come when the first is done: then there are two, and nothing else lies there.
    expect([
      [0, 3],
      [0, 0],
    ]).toContainEqual(codes);
    expect(readdirSync(into)).toHaveLength(codes.filter((code) => code === 0).length);
    for (const { code, err } of both) if (code === 3) expect(err).toBe('Cơ sở dữ liệu này đang được sao lưu. Hãy đợi xong.\n');
  });

  it('says what is wrong in plain sentences, and how much that is by its exit code', async () => {
    const whole = join(app.dataDir, 'backups');
    expect((await khoabang(app.dataDir, 'backup')).code).toBe(0);
    const damaged = join(aFolder(), 'copy');
    cpSync(join(whole, readdirSync(whole)[0]!), damaged, { recursive: true });
    appendFileSync(join(damaged, 'data/secrets.json'), ' ');
    const target = join(aFolder(), 'data');

    const faulty = await khoabang(app.dataDir, 'restore', damaged, '--to', target);
    const occupied = await khoabang(app.dataDir, 'restore', join(whole, readdirSync(whole)[0]!), '--to', app.dataDir);
    const nothing = await khoabang(app.dataDir, 'restore', target, '--to', target);
    const unused = await khoabang(aFolder(), 'backup');
    const misused = await khoabang(app.dataDir, 'restore', damaged);

    expect([faulty.code, faulty.out]).toEqual([
      1,
      expect.stringMatching(
        /^data\/secrets\.json dài \d+ byte thay vì \d+\.\nBản sao lưu không nguyên vẹn; chưa khôi phục gì\. Hãy dùng bản khác\.\n$/,
      ),
    ]);
    expect(existsSync(target)).toBe(false);
    expect([occupied.code, occupied.err]).toEqual([
      3,
      `${app.dataDir} không trống; khôi phục không bao giờ ghi đè. Hãy ghi một thư mục chưa có.\n`,
    ]);
    expect([nothing.code, nothing.err]).toEqual([
      3,
      `${target} không có manifest.json đọc được. Hãy ghi thư mục của một bản sao lưu đã làm xong.\n`,
    ]);
    expect([unused.code, unused.err]).toEqual([3, expect.stringMatching(/^Trong .* không có cơ sở dữ liệu nào để sao lưu\. .*\n$/)]);
    expect([misused.code, misused.err]).toEqual([2, 'Cách dùng: npm run khoabang -- restore FILE_OR_DIR --to DATA_DIR [--json]\n']);
  });

  it('backs up an installation that does not run just now', async () => {
    await app.stop();
    const into = aFolder();

    expect(await khoabang(app.dataDir, 'backup', '--to', into)).toMatchObject({ code: 0, err: '' });

    expect(readdirSync(into)).toHaveLength(1);
  });
});
