import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShiftedClock } from '#kernel';
import { type FinishedBackup, takeBackup } from './take-backup.js';

const SUPERUSER = process.env['KHOABANG_TEST_SUPERUSER_URL']!;
const OWNER = process.env['KHOABANG_TEST_OWNER_URL']!;
const DUTY = 'nên việc sao lưu cơ sở dữ liệu ở DATABASE_URL thuộc về người vận hành nó.';

/** A backup where the database is somebody else's server: with the machine's pg_dump, which here is one of ours. */
describe('a backup of an installation with a Postgres of its own', () => {
  let folder: string;
  let tools: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-dump-'));
    writeFileSync(join(folder, 'secrets.json'), '{}');
    tools = mkdtempSync(join(tmpdir(), 'khoa-bang-tools-'));
  });
  afterEach(() => {
    for (const one of [folder, tools]) rmSync(one, { recursive: true, force: true });
  });

  /** A pg_dump of this version that writes down how it was called; for undefined, none. */
  const pgDump = (version: string | undefined): string => {
    if (version !== undefined) {
      const script = [
        '#!/bin/sh',
        `if [ "$1" = --version ]; then echo "pg_dump (PostgreSQL) ${version} (Debian)"; exit 0; fi`,
        'for argument in "$@"; do case "$argument" in --file=*) file="${argument#--file=}";; --dbname=*) url="${argument#--dbname=}";; esac; done',
        'echo "$url" > "$file"; while read -r line; do echo "$line" >> "$file"; done < "$(dirname "$file")/pgpass"',
      ];
      writeFileSync(join(tools, 'pg_dump'), script.join('\n'));
      chmodSync(join(tools, 'pg_dump'), 0o755);
    }
    return join(tools, 'pg_dump');
  };
  const backedUp = (ownerUrl: string, version: string | undefined): Promise<FinishedBackup> =>
    takeBackup({
      dataDir: folder,
      database: { ownerUrl, pgDump: pgDump(version) },
      into: join(folder, 'backups'),
      clock: new ShiftedClock(),
    });

  it('holds the dump beside the secrets, and the password was on no command line', async () => {
    const { folder: made, manifest } = await backedUp(SUPERUSER, '18.4');

    expect(manifest.database).toEqual({ kind: 'dump', postgres: expect.stringMatching(/^18/), dumpedBy: 'pg_dump 18.4' });
    const called = readFileSync(join(made, 'database.dump'), 'utf8');
    expect(called).toMatch(/^postgres:\/\/postgres@127\.0\.0\.1:\d+\/postgres\?passfile=/);
    expect(called.split('\n')[1]).toBe(`*:*:*:*:${new URL(SUPERUSER).password}`);
    expect(statSync(join(made, 'database.dump')).mode & 0o777).toBe(0o600);
    expect(readdirSync(made).toSorted()).toEqual(['data', 'database.dump', 'manifest.json']);
  });

  it.each([
    ['there is no pg_dump', undefined, SUPERUSER, `Không có pg_dump trong PATH, ${DUTY}`],
    ['pg_dump is older than the server', '15.18', SUPERUSER, `pg_dump 15.18 cũ hơn Postgres 18.4, ${DUTY}`],
    [
      'row security would hide the rows',
      '18.4',
      OWNER,
      `Vai trò trong DATABASE_URL bị giới hạn bởi bảo mật theo dòng nên không xuất được dòng nào, ${DUTY}`,
    ],
  ])('is refused in one sentence when %s, and nothing is left behind', async (_, version, url, sentence) => {
    await expect(backedUp(url, version)).rejects.toThrow(sentence);

    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });
});
