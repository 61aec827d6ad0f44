import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Who Postgres runs as when the product was started by root: Postgres itself refuses root. */
const NOBODY = 65534;
export const SUPERUSER = 'postgres';

/** Where one embedded database cluster lies and how it is reached. Kept in `postgres.json` of the data directory, mode 0600. */
export interface Cluster {
  id: string;
  /** Holds `data/`, `postgres.log` and, where needed, a copy of the binaries. */
  folder: string;
  port: number;
  password: string;
}

/** The superuser's address in a running cluster. */
export function superuserUrl({ password, port }: Cluster, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** The user and group for Postgres' processes; undefined when the present user will do. */
export function postgresUser(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;
}

/**
 * The cluster that belongs to a data directory, or a new one. For an ordinary user it lies inside the data directory.
 * For root it lies under /var/lib, where `nobody` can reach it, and the data directory holds only the pointer: without
 * the pointer a new cluster is made, and no old one is ever touched.
 */
export function clusterOf(dataDir: string): Cluster {
  const pointer = join(dataDir, 'postgres.json');
  if (existsSync(pointer)) {
    const cluster = JSON.parse(readFileSync(pointer, 'utf8')) as Cluster;
    if (!existsSync(join(cluster.folder, 'data')) && existsSync(join(cluster.folder, 'initialised'))) {
      throw new EmbeddedPostgresError(
        `Thư mục cơ sở dữ liệu ${cluster.folder} không còn. Hãy khôi phục nó, hoặc xóa ${pointer} để bắt đầu lại từ đầu.`,
      );
    }
    return cluster;
  }
  const id = randomBytes(8).toString('hex');
  const folder = postgresUser() ? join('/var/lib/khoa-bang', id) : join(dataDir, 'postgres');
  makeFolder(folder);
  const cluster: Cluster = { id, folder, port: 0, password: randomBytes(24).toString('base64url') };
  saveCluster(dataDir, cluster);
  return cluster;
}

/** Writes the pointer; the file is complete or absent, never half written. */
export function saveCluster(dataDir: string, cluster: Cluster): void {
  const pointer = join(dataDir, 'postgres.json');
  writeFileSync(`${pointer}.new`, JSON.stringify(cluster, null, 2), { mode: 0o600 });
  renameSync(`${pointer}.new`, pointer);
}

/** A cluster in a temporary folder, for tests and benches; `removeCluster` takes it away. */
export function temporaryCluster(): Cluster {
  const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-'));
  chmodSync(folder, 0o755);
  giveToPostgres(folder);
  return { id: 'temporary', folder, port: 0, password: randomBytes(24).toString('base64url') };
}

/** Removes a temporary cluster's folder. */
export function removeCluster(cluster: Cluster): void {
  if (cluster.id !== 'temporary') throw new Error('Only temporary clusters may be removed.');
  rmSync(cluster.folder, { recursive: true, force: true });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    giveToPostgres(folder);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `Không tạo được thư mục cơ sở dữ liệu ${folder} (${(error as NodeJS.ErrnoException).code}). Hãy cho người dùng này quyền ghi, hoặc đặt DATABASE_URL.`,
    );
  }
}

function giveToPostgres(folder: string): void {
  const user = postgresUser();
  if (user) chownSync(folder, user.uid, user.gid);
}
