import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BackupError } from './backup-error.js';
import { type CopiedFile, hashFile, writeCopied } from './copy-files.js';

export const MANIFEST = 'manifest.json';
const FORMAT = 'khoa-bang-backup-1';

/** What a backup holds of the database: the files of the embedded cluster, or a dump of somebody else's server. */
export type BackedUpDatabase =
  { kind: 'cluster'; postgres: string; startLsn: string; stopLsn: string } | { kind: 'dump'; postgres: string; dumpedBy: string };

/** What is in a backup. Written last: a folder without it is no backup. */
export interface Manifest {
  format: typeof FORMAT;
  /** Everything that was committed before this instant is in the backup. */
  startedAt: string;
  finishedAt: string;
  database: BackedUpDatabase;
  /** All files together. */
  bytes: number;
  /** Every folder, also those that are empty. */
  folders: string[];
  files: CopiedFile[];
}

/** Writes the manifest of a backup that is complete but for it. */
export async function writeManifest(folder: string, content: Omit<Manifest, 'format' | 'bytes'>): Promise<Manifest> {
  const bytes = content.files.reduce((sum, file) => sum + file.size, 0);
  const manifest: Manifest = { format: FORMAT, ...content, bytes };
  await writeCopied(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, MANIFEST);
  return manifest;
}

/** The folder of a backup that was named by its folder or by its manifest. */
export function backupFolder(named: string): string {
  return basename(named) === MANIFEST ? dirname(named) : named;
}

/** @throws BackupError when the folder holds no backup */
export function readManifest(folder: string): Manifest {
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Partial<Manifest>;
  } catch {
    throw new BackupError(`${folder} không có ${MANIFEST} đọc được. Hãy ghi thư mục của một bản sao lưu đã làm xong.`);
  }
  if (manifest.format !== FORMAT || !manifest.files || !manifest.folders || !manifest.database)
    throw new BackupError(`${join(folder, MANIFEST)} thuộc loại mà phiên bản này không biết. Hãy khôi phục bằng phiên bản đã tạo ra nó.`);
  const paths = [...manifest.folders, ...manifest.files.map(({ path }) => path)];
  const outside = paths.find((path) => path.startsWith('/') || path.split('/').includes('..'));
  if (outside) throw new BackupError(`${join(folder, MANIFEST)} nêu một tệp nằm ngoài bản sao lưu. Đừng dùng bản này.`);
  return manifest as Manifest;
}

/** What of a backup is not as its manifest says, one sentence each; empty for a whole backup. */
export async function backupFaults(folder: string, { files }: Manifest): Promise<string[]> {
  const faults: string[] = [];
  for (const { path, size, sha256 } of files) {
    const there = await stat(join(folder, path)).catch(() => undefined);
    if (!there) faults.push(`Thiếu ${path}.`);
    else if (there.size !== size) faults.push(`${path} dài ${there.size} byte thay vì ${size}.`);
    else if ((await hashFile(join(folder, path)))?.sha256 !== sha256) faults.push(`${path} đã bị đổi hoặc hỏng.`);
  }
  return faults;
}
