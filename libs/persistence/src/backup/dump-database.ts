import { spawn, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { BackupError } from './backup-error.js';
import { type CopiedFile, hashFile } from './copy-files.js';

const DUTY = 'nên việc sao lưu cơ sở dữ liệu ở DATABASE_URL thuộc về người vận hành nó';
export const DUMP = 'database.dump';

export interface DumpedDatabase {
  file: CopiedFile;
  postgres: string;
  dumpedBy: string;
}

/** A database that is not ours to copy. */
export interface DatabaseToDump {
  ownerUrl: string;
  /** Another pg_dump than the one on the PATH. */
  pgDump?: string;
}

/** Dumps a database into the folder with the machine's own pg_dump. @throws BackupError when that cannot be */
export async function dumpDatabase(
  { ownerUrl, pgDump = 'pg_dump' }: DatabaseToDump,
  folder: string,
  signal?: AbortSignal,
): Promise<DumpedDatabase> {
  const tool = spawnSync(pgDump, ['--version'], { encoding: 'utf8' });
  const version = /(\d+)(\.\d+)*/.exec(tool.error ? '' : tool.stdout)?.[0];
  if (!version) throw new BackupError(`Không có pg_dump trong PATH, ${DUTY}.`);
  const server = await inspect(ownerUrl);
  if (parseInt(version, 10) < server.major) throw new BackupError(`pg_dump ${version} cũ hơn Postgres ${server.version}, ${DUTY}.`);
  if (!server.seesAll)
    throw new BackupError(`Vai trò trong DATABASE_URL bị giới hạn bởi bảo mật theo dòng nên không xuất được dòng nào, ${DUTY}.`);
  await run(pgDump, ownerUrl, folder, signal);
  const file = await hashFile(join(folder, DUMP));
  if (!file) throw new BackupError('pg_dump không để lại tệp nào. Hãy xem các dòng ở trên.');
  return { file: { path: DUMP, ...file }, postgres: server.version, dumpedBy: `pg_dump ${version}` };
}

async function inspect(ownerUrl: string): Promise<{ version: string; major: number; seesAll: boolean }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; seesAll: boolean }>(
      `select current_setting('server_version') as version, rolsuper or rolbypassrls as "seesAll" from pg_roles where rolname = current_user`,
    );
    const { version = '0', seesAll = false } = rows[0] ?? {};
    return { version, major: parseInt(version, 10), seesAll };
  } finally {
    await client.end();
  }
}

/** Runs pg_dump; the password travels in a file that only this user can read, never on the command line. */
async function run(pgDump: string, ownerUrl: string, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const url = new URL(ownerUrl);
  const passFile = join(folder, 'pgpass');
  writeFileSync(passFile, `*:*:*:*:${decodeURIComponent(url.password).replace(/[\\:]/g, '\\$&')}\n`, { mode: 0o600 });
  url.password = '';
  // Not by searchParams, which would write spaces of other parameters as "+": libpq takes that for a plus.
  const address = `${url.href}${url.search ? '&' : '?'}passfile=${encodeURIComponent(passFile)}`;
  // There already, for this user alone: pg_dump would let others read it.
  writeFileSync(join(folder, DUMP), '', { mode: 0o600 });
  try {
    const args = ['--format=custom', '--no-password', `--file=${join(folder, DUMP)}`, `--dbname=${address}`];
    const child = spawn(pgDump, args, { stdio: ['ignore', 'ignore', 'inherit'], ...(signal ? { signal } : {}) });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code !== 0) throw new BackupError('pg_dump không chạy được; các dòng ở trên cho biết vì sao.');
  } finally {
    rmSync(passFile, { force: true });
  }
}
