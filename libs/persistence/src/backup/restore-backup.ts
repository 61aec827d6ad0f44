import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Cluster, clusterOf, postgresUser, saveCluster } from '../embedded/cluster.js';
import { bundledPostgres } from '../embedded/postgres-binaries.js';
import { BackupError } from './backup-error.js';
import { copyFile, syncFolder } from './copy-files.js';
import { DUMP } from './dump-database.js';
import type { Manifest } from './manifest.js';

const POINTER = 'data/postgres.json';

/**
 * Restores a backup that was found whole into a data directory that is not there yet, or empty. It appears there at once
 * when everything is in place, or not at all.
 * @returns the dump that the operator must still load into their own Postgres, if the backup holds one
 * @throws BackupError
 */
export async function restoreBackup(folder: string, manifest: Manifest, dataDir: string): Promise<{ dump: string | undefined }> {
  refuseUsed(dataDir);
  if (manifest.database.kind === 'cluster') refuseOtherPostgres(manifest.database.postgres);
  const staging = `${resolve(dataDir)}.restoring`;
  makeStaging(staging);
  const cluster = manifest.database.kind === 'cluster' ? clusterOf(staging) : undefined;
  try {
    await restoreTree(folder, manifest, 'data/', staging);
    if (cluster) {
      await restoreCluster(folder, manifest, cluster);
      const { password } = JSON.parse(readFileSync(join(folder, POINTER), 'utf8')) as Cluster;
      saveCluster(staging, { ...cluster, password, folder: movedWith(cluster.folder, staging, resolve(dataDir)) });
    }
    await syncFolder(staging);
    if (existsSync(dataDir)) rmdirSync(dataDir);
    renameSync(staging, dataDir);
  } catch (error) {
    if (cluster) rmSync(cluster.folder, { recursive: true, force: true });
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
  return { dump: manifest.database.kind === 'dump' ? join(folder, DUMP) : undefined };
}

async function restoreCluster(folder: string, manifest: Manifest, cluster: Cluster): Promise<void> {
  const data = join(cluster.folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  await restoreTree(folder, manifest, 'cluster/', data);
  giveAll(data);
  writeFileSync(join(cluster.folder, 'initialised'), '');
}

/** The part of a backup whose paths begin so. The pointer to the cluster is written anew, for the new place. */
async function restoreTree(folder: string, { folders, files }: Manifest, prefix: string, target: string): Promise<void> {
  const inside = (path: string): string => join(target, path.slice(prefix.length));
  for (const path of folders.filter((one) => one.startsWith(prefix))) mkdirSync(inside(path), { recursive: true, mode: 0o700 });
  for (const { path } of files) {
    if (!path.startsWith(prefix) || path === POINTER) continue;
    if (!(await copyFile(join(folder, path), inside(path)))) throw new BackupError(`Thiếu ${path}. Hãy dùng bản sao lưu khác.`);
  }
}

/** Where a folder below another will be once that one has been renamed; folders elsewhere stay. */
function movedWith(folder: string, from: string, to: string): string {
  const inside = relative(from, folder);
  return inside.startsWith('..') ? folder : join(to, inside);
}

/** Gives a tree to the user that Postgres runs as, where that is another. */
function giveAll(path: string): void {
  const user = postgresUser();
  if (!user) return;
  chownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    chownSync(join(entry.parentPath, entry.name), user.uid, user.gid);
}

function makeStaging(staging: string): void {
  try {
    mkdirSync(dirname(staging), { recursive: true });
    mkdirSync(staging, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new BackupError(
        `${staging} đã có sẵn: một lần khôi phục khác đang chạy, hoặc đã bị dừng giữa chừng. Nếu không có lần nào đang chạy, hãy xóa nó.`,
      );
    throw new BackupError(
      `Không tạo được thư mục ${staging} (${code}). Hãy cho người dùng này quyền ghi, hoặc chọn thư mục khác bằng --to.`,
    );
  }
}

function refuseUsed(dataDir: string): void {
  const content = existsSync(dataDir) ? readdirSync(dataDir) : [];
  if (content.length > 0) throw new BackupError(`${dataDir} không trống; khôi phục không bao giờ ghi đè. Hãy ghi một thư mục chưa có.`);
}

/** The files of a cluster fit the major version that made them and no other. */
function refuseOtherPostgres(version: string): void {
  const { stdout } = spawnSync(join(bundledPostgres(), 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });
  const bundled = /\d+/.exec(stdout)?.[0];
  if (bundled !== String(parseInt(version, 10)))
    throw new BackupError(
      `Bản sao lưu thuộc Postgres ${version}; phiên bản Khoa Bảng này đi kèm ${bundled}. Hãy khôi phục bằng phiên bản đã tạo ra nó.`,
    );
}
