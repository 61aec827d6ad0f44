import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Clock } from '#kernel';
import { type Cluster, superuserUrl } from '../embedded/cluster.js';
import { BackupError } from './backup-error.js';
import { whileAlone } from './backup-lock.js';
import { copyCluster } from './cluster-files.js';
import { type CopiedTree, copyTree, syncFolder } from './copy-files.js';
import { type DatabaseToDump, dumpDatabase } from './dump-database.js';
import { type BackedUpDatabase, type Manifest, writeManifest } from './manifest.js';

/** What of a data directory belongs to a running installation and not to its data. */
const NOT_DATA = ['backups', 'postgres', 'running.pid'];
export const BACKUP_NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z(-\d+)?$/;

/** The embedded cluster, which must be running, or somebody else's server. */
export type DatabaseToBackUp = { cluster: Cluster } | DatabaseToDump;

export interface BackupRequest {
  /** Has the secrets, the files and the pointer to the embedded cluster. */
  dataDir: string;
  database: DatabaseToBackUp;
  /** Below this folder the finished backup appears, with its time as its name. */
  into: string;
  clock: Clock;
  signal?: AbortSignal | undefined;
}

export interface FinishedBackup {
  folder: string;
  manifest: Manifest;
}

/**
 * Backs up a whole installation while it runs: the database, then everything else of the data directory, so that what the
 * database names is there. Written under another name and renamed when it is complete and on disk.
 * @throws BackupError
 */
export async function takeBackup(request: BackupRequest): Promise<FinishedBackup> {
  makeFolder(request.into);
  const url = 'cluster' in request.database ? superuserUrl(request.database.cluster, 'postgres') : request.database.ownerUrl;
  return whileAlone(url, async () => {
    removeUnfinished(request);
    const partial = join(request.into, `${partialPrefix(request.dataDir)}${nameAt(request.clock.now())}`);
    mkdirSync(partial, { mode: 0o700 });
    try {
      const manifest = await fill(partial, request);
      await syncFolder(partial);
      const folder = freeName(request.into, nameAt(new Date(manifest.startedAt)));
      renameSync(partial, folder);
      await syncFolder(request.into);
      return { folder, manifest };
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      throw spoken(error);
    }
  });
}

async function fill(folder: string, request: BackupRequest): Promise<Manifest> {
  const startedAt = request.clock.now().toISOString();
  const { database, ...copied } = await backUpDatabase(folder, request);
  const data = await copyTree({
    from: request.dataDir,
    to: join(folder, 'data'),
    prefix: 'data/',
    leavesOut: leavesOutOf(request),
    signal: request.signal,
  });
  return writeManifest(folder, {
    startedAt,
    finishedAt: request.clock.now().toISOString(),
    database,
    folders: [...copied.folders, ...data.folders],
    files: [...copied.files, ...data.files],
  });
}

async function backUpDatabase(folder: string, request: BackupRequest): Promise<CopiedTree & { database: BackedUpDatabase }> {
  const { database, signal } = request;
  if ('ownerUrl' in database) {
    const { file, ...said } = await dumpDatabase(database, folder, signal);
    return { database: { kind: 'dump', ...said }, folders: [], files: [file] };
  }
  const { cluster } = database;
  const { files, folders, ...said } = await copyCluster({
    superuserUrl: superuserUrl(cluster, 'postgres'),
    data: join(cluster.folder, 'data'),
    target: join(folder, 'cluster'),
    prefix: 'cluster/',
    signal,
  });
  return { database: { kind: 'cluster', ...said }, folders, files };
}

/** Everything of the data directory is data but what runs, what is half written, and backups themselves, wherever they lie. */
function leavesOutOf({ dataDir, into }: BackupRequest): (path: string) => boolean {
  const backups = relative(resolve(dataDir), resolve(into)).replaceAll('\\', '/');
  return (path) => NOT_DATA.includes(path) || path === backups || (!path.includes('/') && path.endsWith('.new'));
}

/** What an earlier, killed run of this installation left. Others may be writing to the same folder: theirs are left alone. */
function removeUnfinished({ dataDir, into }: BackupRequest): void {
  for (const name of readdirSync(into)) {
    if (name.startsWith(partialPrefix(dataDir))) rmSync(join(into, name), { recursive: true, force: true });
  }
}

/** What the names of this installation's unfinished backups begin with. */
export function partialPrefix(dataDir: string): string {
  return `.unfinished-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)}-`;
}

/** "2026-11-20T19-00-00Z": the time as a name that every file system takes. */
function nameAt(time: Date): string {
  return `${time.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

function freeName(folder: string, name: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${name}-${n}`);
    if (!existsSync(path)) return path;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new BackupError(`Không tạo được thư mục ${folder} (${(error as NodeJS.ErrnoException).code}). Hãy chọn thư mục khác bằng --to.`);
  }
}

function spoken(error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
      return new BackupError('Không còn chỗ cho bản sao lưu. Hãy giải phóng dung lượng, hoặc chọn thư mục khác bằng --to.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new BackupError(
        `Không đọc hoặc ghi được ${(error as NodeJS.ErrnoException).path ?? 'một tệp'}. Hãy chạy lệnh bằng người dùng đang chạy máy chủ.`,
      );
    default:
      return error;
  }
}
