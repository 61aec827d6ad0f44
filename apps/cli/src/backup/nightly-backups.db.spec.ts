import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { type Clock, parseLocal } from '#kernel';
import { clusterOf, type EmbeddedPostgres, listBackups, saveCluster, startEmbeddedPostgres } from '#persistence';
import { readSettings } from '#settings';
import { NightlyBackups } from './nightly-backups.js';

jest.setTimeout(60_000);

describe('the nightly backups', () => {
  let dataDir: string;
  let server: EmbeddedPostgres;
  let said: string[];
  let now: Date;
  const clock: Clock = { now: () => now };
  const at = (time: string): void => void (now = parseLocal(time)!);
  const nightly = (environment: NodeJS.ProcessEnv = {}): NightlyBackups =>
    new NightlyBackups(readSettings({ KHOABANG_MODE: 'test', DATA_DIR: dataDir, BACKUPS_KEPT: '2', ...environment }), clock);
  const kept = (): string[] => listBackups(join(dataDir, 'backups'));

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'khoa-bang-nightly-'));
    chmodSync(dataDir, 0o755);
    const cluster = clusterOf(dataDir);
    server = await startEmbeddedPostgres(cluster, { unsafeFast: true });
    saveCluster(dataDir, cluster);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(clusterOf(dataDir).folder, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    said = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  it('are made once at two in the morning in Vietnam, and the newest are kept', async () => {
    at('2026-11-20 23:00');
    const backups = nightly();
    at('2026-11-21 01:59');
    await backups.look();
    expect(kept()).toEqual([]);

    for (const night of ['2026-11-21', '2026-11-22', '2026-11-23']) {
      at(`${night} 02:00`);
      await backups.look();
      at(`${night} 02:01`);
      await backups.look();
    }

    expect(kept()).toEqual(['2026-11-22T19-00-00Z', '2026-11-21T19-00-00Z']);
    expect(said).toHaveLength(3);
    await backups.stop();
  });

  it('go on after a clock that ran ahead was put right, and keep what they have just made', async () => {
    at('2031-01-01 12:00');
    const backups = nightly();
    for (const night of ['2031-01-02', '2031-01-03']) {
      at(`${night} 02:00`);
      await backups.look();
    }
    at('2026-11-26 23:00');
    await backups.look();

    at('2026-11-27 02:00');
    await backups.look();

    expect(kept()).toEqual(['2031-01-02T19-00-00Z', '2026-11-26T19-00-00Z']);
    await backups.stop();
  });

  it('say in one line why there is none tonight, and go on', async () => {
    at('2026-11-24 01:00');
    const backups = nightly({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' });
    at('2026-11-24 02:00');

    await backups.look();

    expect(said).toEqual([expect.stringMatching(/^Sao lưu ban đêm không thành công\. Cơ sở dữ liệu không trả lời \(ECONNREFUSED\).*\n$/)]);
    expect(said[0]).not.toContain('secret');
    await backups.stop();
  });
});
