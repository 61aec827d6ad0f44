import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { BackupError } from './backup-error.js';
import { type CopiedFile, type CopiedTree, copyFile, copyTree, readSteadily, writeCopied } from './copy-files.js';

/** Folders whose content belongs to the running server; they are kept empty. WAL is copied apart, as much as is needed. */
const EMPTIED = ['pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans', 'pg_wal'];
const LEFT_OUT = ['postmaster.pid', 'postmaster.opts', 'backup_label', 'backup_label.old', 'tablespace_map', 'global/pg_control'];
const SLOT = 'khoabang_backup';

interface ClusterToCopy {
  superuserUrl: string;
  /** The data folder of the running server. */
  data: string;
  /** A folder that is not there yet. */
  target: string;
  prefix: string;
  signal?: AbortSignal | undefined;
}

export interface CopiedCluster extends CopiedTree {
  postgres: string;
  startLsn: string;
  stopLsn: string;
}

/**
 * Copies the files of a running server so that a server started on the copy has everything that was committed before the
 * end, and nothing torn: between pg_backup_start and pg_backup_stop files may be copied in any state, since the log of that
 * time, which is copied too, makes them whole. A temporary slot keeps that log from being recycled meanwhile.
 */
export async function copyCluster({ superuserUrl, data, target, prefix, signal }: ClusterToCopy): Promise<CopiedCluster> {
  const client = new pg.Client({ connectionString: superuserUrl, application_name: 'khoa-bang-backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [SLOT]);
    const started = await client.query<{ lsn: string; version: string }>(
      "select pg_backup_start('khoa-bang', true) as lsn, current_setting('server_version') as version",
    );
    const { files, folders } = await copyTree({ from: data, to: target, prefix, leavesOut, signal });
    files.push(await copyControl(data, target, prefix));
    const stopped = await client.query<{ lsn: string; label: string; tablespaces: string; last: string }>(
      `select lsn, labelfile as label, spcmapfile as tablespaces, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)`,
    );
    const [start, stop] = [started.rows[0], stopped.rows[0]];
    if (!start || !stop) throw new Error('Postgres did not say where the backup begins and ends.');
    if (stop.tablespaces)
      throw new BackupError(
        'Cơ sở dữ liệu có vùng bảng (tablespace) ngoài thư mục của nó; bản sao lưu không chứa được. Hãy chuyển các vùng ấy vào rồi thử lại.',
      );
    files.push(await writeCopied(join(target, 'backup_label'), stop.label, `${prefix}backup_label`));
    files.push(...(await copyLog(data, target, prefix, { label: stop.label, last: stop.last })));
    return { files, folders, postgres: start.version, startLsn: start.lsn, stopLsn: stop.lsn };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function leavesOut(path: string): boolean {
  const [top = '', ...below] = path.split('/');
  const name = path.split('/').at(-1) ?? '';
  return (below.length > 0 && EMPTIED.includes(top)) || LEFT_OUT.includes(path) || name === 'pg_internal.init' || /^pgsql_tmp/.test(name);
}

/** The control file comes last, and whole: the server rewrites it in place. */
async function copyControl(data: string, target: string, prefix: string): Promise<CopiedFile> {
  const path = 'global/pg_control';
  return writeCopied(join(target, path), await readSteadily(join(data, path)), `${prefix}${path}`);
}

/** The write-ahead log from the segment in which the backup begins to the one in which it ends. */
async function copyLog(
  data: string,
  target: string,
  prefix: string,
  { label, last }: { label: string; last: string },
): Promise<CopiedFile[]> {
  const first = /^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)/m.exec(label)?.[1];
  if (!first) throw new Error('The label of the backup does not say in which segment it begins.');
  const names = (await readdir(join(data, 'pg_wal')))
    .filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
    .toSorted();
  if (names[0] !== first || names.at(-1) !== last || names.length !== segment(last) - segment(first) + 1)
    throw new BackupError('Nhật ký ghi trước (WAL) của bản sao lưu không còn nguyên vẹn. Hãy thử lại khi máy chủ ít việc hơn.');
  const copied: CopiedFile[] = [];
  for (const name of names) {
    const file = await copyFile(join(data, 'pg_wal', name), join(target, 'pg_wal', name));
    if (file) copied.push({ path: `${prefix}pg_wal/${name}`, ...file });
  }
  return copied;
}

/** The number of a segment of 16 MB on its timeline. */
function segment(name: string): number {
  return parseInt(name.slice(8, 16), 16) * 256 + parseInt(name.slice(16), 16);
}
