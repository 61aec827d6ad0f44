import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup-error.js';

const CHUNK = 1024 * 1024;
const AT_ONCE = 8;

/** A file in a backup: its place in it with slashes, and how to know it again. */
export interface CopiedFile {
  path: string;
  size: number;
  sha256: string;
}

export interface TreeToCopy {
  from: string;
  to: string;
  /** What is written before the paths of the answer: "cluster/". */
  prefix: string;
  /** What is left out: a path inside the tree, of a file or of a folder with all that is in it. */
  leavesOut?: (path: string) => boolean;
  /** Ends the copying early. */
  signal?: AbortSignal | undefined;
}

/** What was copied: files and, since an empty one may be needed as well, folders. */
export interface CopiedTree {
  files: CopiedFile[];
  folders: string[];
}

/** Copies a tree file by file, each forced to disk and hashed on its way. Files that vanish meanwhile are left out. */
export async function copyTree(tree: TreeToCopy): Promise<CopiedTree> {
  const { paths, folders } = await makeFolders(tree, '');
  const copied: CopiedFile[] = [];
  for (let n = 0; n < paths.length; n += AT_ONCE) {
    tree.signal?.throwIfAborted();
    const some = paths.slice(n, n + AT_ONCE);
    const done = await Promise.all(some.map((path) => copyFile(join(tree.from, path), join(tree.to, path), tree.signal)));
    copied.push(...done.flatMap((file, at) => (file ? [{ path: `${tree.prefix}${some[at] ?? ''}`, ...file }] : [])));
  }
  return { files: copied, folders: folders.map((folder) => `${tree.prefix}${folder}`) };
}

/** Copies a file and hashes what was copied; undefined when it is gone by now. */
export async function copyFile(source: string, target: string, signal?: AbortSignal): Promise<Omit<CopiedFile, 'path'> | undefined> {
  const from = await openIfThere(source);
  if (!from) return undefined;
  try {
    const to = await open(target, 'wx', 0o600);
    try {
      const answer = await pour(from, to, signal);
      await to.sync();
      return answer;
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** Writes a file whose content is known. */
export async function writeCopied(target: string, content: string | Buffer, path: string): Promise<CopiedFile> {
  const to = await open(target, 'wx', 0o600);
  try {
    await to.writeFile(content);
    await to.sync();
  } finally {
    await to.close();
  }
  const bytes = Buffer.from(content);
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A file's SHA-256 and size; undefined when it is not there. */
export async function hashFile(path: string): Promise<Omit<CopiedFile, 'path'> | undefined> {
  const from = await openIfThere(path);
  if (!from) return undefined;
  try {
    return await pour(from, undefined);
  } finally {
    await from.close();
  }
}

/** A small file that another process may be writing just now: read until it is twice the same. */
export async function readSteadily(path: string): Promise<Buffer> {
  for (let before = await readFile(path); ;) {
    const again = await readFile(path);
    if (again.equals(before)) return again;
    before = again;
  }
}

/** Forces the names in a folder to disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function pour(from: FileHandle, to: FileHandle | undefined, signal?: AbortSignal): Promise<Omit<CopiedFile, 'path'>> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  let size = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await from.read(buffer, 0, CHUNK, null);
    if (bytesRead === 0) return { size, sha256: hash.digest('hex') };
    const part = buffer.subarray(0, bytesRead);
    hash.update(part);
    if (to) await to.writeFile(part);
    size += bytesRead;
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the tree's folders at the target; they and the paths of the files. */
async function makeFolders(tree: TreeToCopy, folder: string): Promise<{ paths: string[]; folders: string[] }> {
  await mkdir(join(tree.to, folder), { recursive: true, mode: 0o700 });
  const entries = await readdir(join(tree.from, folder), { withFileTypes: true });
  const paths: string[] = [];
  const folders = folder ? [folder] : [];
  for (const entry of entries) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (tree.leavesOut?.(path)) continue;
    if (entry.isSymbolicLink())
      throw new BackupError(`${join(tree.from, path)} là liên kết; bản sao lưu chỉ chứa tệp. Hãy đặt tệp hoặc thư mục thật vào chỗ đó.`);
    if (entry.isFile()) paths.push(path);
    if (!entry.isDirectory()) continue;
    const below = await makeFolders(tree, path);
    paths.push(...below.paths);
    folders.push(...below.folders);
  }
  return { paths, folders };
}
