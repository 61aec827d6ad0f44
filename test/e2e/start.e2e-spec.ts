import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { aFreshFolder, type AppProcess, removeApp, startAppOn } from '../support/app-process.js';
import { eventually } from '../support/eventually.js';
import { commandOf, descendantsOf, isAlive, processOf } from '../support/processes.js';

/**
 * What an operator meets: `npm start` on a fresh data directory, again, after every kind of death, and told off kindly. One
 * installation lives through all of it, in the order of the tests: a first start is what takes longest.
 */
describe('npm start', () => {
  const open: AppProcess[] = [];
  const folders: string[] = [];
  const dataDir = aFreshFolder();
  let app: AppProcess;
  const start = async (): Promise<void> => {
    app = await startAppOn(dataDir);
    open.push(app);
  };
  const aFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-start-'));
    folders.push(folder);
    return folder;
  };

  afterAll(async () => {
    for (const one of open) {
      await one.stop();
      removeApp(one);
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const answers = async (): Promise<number> => (await fetch(`http://127.0.0.1:${app.port}/healthz`)).status;
  const healthy = async (): Promise<void> => {
    for (let n = 0; n < 600; n += 1) {
      const isReady = await fetch(`http://127.0.0.1:${app.port}/readyz`).then(
        (response) => response.status === 200,
        () => false,
      );
      if (isReady) return;
      await delay(100);
    }
    throw new Error(`never healthy again:\n${app.output()}`);
  };

  const ours = (program: string): number | undefined => processOf(app.child.pid!, program);
  const secrets = (): string[] => Object.values(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as Record<string, string>);
  const run = (environment: NodeJS.ProcessEnv): { status: number | null; text: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../tools/start.mjs')], {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0', DATA_DIR: aFolder(), ...environment },
    });
    return { status, text: `${stdout}${stderr}`.trim() };
  };

  it('ends with the addresses and the ready line, keeps its secrets to itself, and stops in order when asked', async () => {
    await start();
    const lines = app.output().trimEnd().split('\n');

    expect(lines.at(-1)).toBe(`ready http://127.0.0.1:${app.port}/`);
    for (const host of [
      'localhost',
      'lam-dong.localhost',
      'phu-tho.localhost',
      'cao-bang.localhost',
      'thai-nguyen.localhost',
      'quang-trung.thai-nguyen.localhost',
      'dak-lak.localhost',
    ]) {
      expect(app.output()).toContain(`http://${host}:${app.port}/`);
    }
    expect(await answers()).toBe(200);
    for (const file of ['secrets.json', 'postgres.json']) expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
    for (const secret of secrets()) expect(app.output()).not.toContain(secret);
    const family = descendantsOf(app.child.pid!);
    expect(family.length).toBeGreaterThanOrEqual(4);

    const from = performance.now();
    expect(await app.stop()).toBe(0);

    expect(performance.now() - from).toBeLessThan(10_000);
    expect(
      app
        .output()
        .split(/^ready .*$/m)[1]!
        .trim(),
    ).toBe('Đang dừng (SIGTERM) …');
    await delay(200);
    expect(family.filter(isAlive)).toEqual([]);
    await expect(answers()).rejects.toThrow();
  });

  it('keeps the data and its secrets, installs nothing the second time, and lets no second one on the same data', async () => {
    const known = secrets();
    await start();

    expect(app.output()).not.toContain('Installing');
    expect(await (await fetch(`http://127.0.0.1:${app.port}/chon-don-vi`)).text()).toContain('Tỉnh Lâm Đồng');
    expect(secrets()).toEqual(known);
    for (const secret of known) expect(app.output()).not.toContain(secret);
    expect(run({ DATA_DIR: dataDir })).toEqual({ status: 3, text: expect.stringContaining('đang chạy trên') });
  });

  it.each(['apps/web/src/main.js', 'apps/worker/src/main.js', 'bin/postgres'])('recovers from the sudden death of %s', async (name) => {
    const victim = ours(name);
    expect(victim).toBeDefined();

    process.kill(victim!, 'SIGKILL');

    const next = await eventually(
      async () => ours(name),
      (pid) => pid !== undefined && pid !== victim,
    );
    expect([next === undefined, next === victim]).toEqual([false, false]);
    await healthy();
  });

  it('leaves nothing behind when it is killed itself, and starts again on the same data', async () => {
    const family = descendantsOf(app.child.pid!);
    app.child.kill('SIGKILL');
    for (let n = 0; n < 100 && family.some(isAlive); n += 1) await delay(100);
    expect(family.filter(isAlive).map(commandOf)).toEqual([]);

    await start();

    expect(await answers()).toBe(200);
    await app.stop();
  });

  describe('says in one sentence what is wrong', () => {
    let taken: Server;
    let port: number;
    beforeAll(async () => {
      taken = createServer();
      await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
      port = (taken.address() as { port: number }).port;
    });
    afterAll(() => new Promise((resolve) => taken.close(resolve)));

    it('a taken port', () => {
      expect(run({ PORT: String(port) })).toEqual({
        status: 3,
        text: `Cổng ${port} trên 127.0.0.1 đang có chương trình khác dùng. Hãy dừng chương trình ấy, hoặc chọn cổng khác: PORT=${port + 1} npm start`,
      });
    });

    it('a data directory that cannot be', () => {
      const file = join(aFolder(), 'a-file');
      writeFileSync(file, '');
      const { status, text } = run({ DATA_DIR: join(file, 'data') });

      expect(status).toBe(3);
      expect(text).toBe(
        `Không ghi được vào thư mục dữ liệu ${join(file, 'data')} (ENOTDIR). Hãy cho người dùng này quyền ghi, hoặc đặt DATA_DIR là thư mục khác.`,
      );
    });

    it.each([
      ['postgres://nobody:x@127.0.0.1:1/none', 'không có gì trả lời ở máy chủ và cổng đó'],
      ['mysql://x', 'DATABASE_URL phải có dạng postgres://nguoi-dung:mat-khau@may-chu:5432/co-so-du-lieu'],
    ])('a database that is none: %s', (url, reason) => {
      const { status, text } = run({ DATABASE_URL: url });

      expect(status).toBe(3);
      expect(text).toContain(reason);
      expect(text.split('\n')).toHaveLength(1);
      expect(text).not.toContain('x@');
    });

    it('wrong settings, all at once', () => {
      expect(run({ PORT: 'ninety', LOG_LEVEL: 'loud' })).toEqual({
        status: 3,
        text: expect.stringMatching(/PORT phải.*\n?.*LOG_LEVEL phải|LOG_LEVEL phải/s),
      });
    });
  });
});
