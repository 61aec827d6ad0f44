import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What the export holds; written last. */
export const MANIFEST = 'manifest.json';
/** The tenant itself with its host names, which belong to no tenant's table. */
export const TENANT = 'tenant.json';

/** A file of an export and how to know it again. */
export interface ExportedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** A file that is written piece by piece and hashed on its way. */
class GrowingFile {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly path: string,
  ) {}

  async add(content: string | Uint8Array): Promise<void> {
    const bytes = Buffer.from(content);
    this.hash.update(bytes);
    this.bytes += bytes.length;
    await this.handle.writeFile(bytes);
  }

  /** Forces it to the disk. */
  async finish(): Promise<ExportedFile> {
    await this.handle.sync();
    return { path: this.path, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

/**
 * The folder of an export: written under another name and renamed when everything in it is on the disk, so that a folder
 * with the right name is whole. Readable by its owner alone, since it holds personal data.
 */
export class ExportFolder {
  private constructor(
    private readonly into: string,
    private readonly name: string,
    private readonly unfinished: string,
  ) {}

  static async begin(into: string, name: string): Promise<ExportFolder> {
    const unfinished = join(into, `.unfinished-${name}`);
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    return new ExportFolder(into, name, unfinished);
  }

  /** Writes one file below the folder. */
  async write(path: string, fill: (file: GrowingFile) => Promise<void>): Promise<ExportedFile> {
    const target = join(this.unfinished, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const file = new GrowingFile(await open(target, 'wx', 0o600), path);
    try {
      await fill(file);
      return await file.finish();
    } finally {
      await file.close();
    }
  }

  /** Gives the folder its name; where it lies now. */
  async finish(): Promise<string> {
    for (let n = 1; ; n += 1) {
      const folder = join(this.into, n === 1 ? this.name : `${this.name}-${n}`);
      if (existsSync(folder)) continue;
      await rename(this.unfinished, folder);
      return folder;
    }
  }

  async abandon(): Promise<void> {
    await rm(this.unfinished, { recursive: true, force: true });
  }
}
