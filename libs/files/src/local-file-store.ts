import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { FileError } from './file.errors.js';
import { keyParts } from './file-key.js';
import { FileStore } from './file-store.js';

/** Files below DATA_DIR/files, a folder per tenant. For one machine, or for several that share the directory. */
@Injectable()
export class LocalFileStore extends FileStore {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly context: TenantContext,
  ) {
    super();
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.pathOf(key);
    const madeFrom = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // A name of its own for each writer: two that put the same key at once do not write into one file.
    const unfinished = `${path}.${randomBytes(8).toString('hex')}.part`;
    try {
      await writeSynced(unfinished, bytes);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await syncFolders(dirname(path), madeFrom === undefined ? dirname(path) : dirname(madeFrom));
  }

  async get(key: string): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(key));
    } catch (error) {
      if (isMissing(error)) throw new FileError('FILE_MISSING', {}, `there is no file ${key}`);
      throw error;
    }
  }

  async exists(key: string): Promise<boolean> {
    try {
      await access(this.pathOf(key));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async keys(): Promise<string[]> {
    const folder = this.folder();
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .toSorted();
  }

  private folder(): string {
    return this.settings.inDataDir('files', this.context.tenantId());
  }

  private pathOf(key: string): string {
    return join(this.folder(), ...keyParts(key));
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename, and a folder that was made, are on the disk only when the folder around them is: from `path` up to `last`. */
async function syncFolders(path: string, last: string): Promise<void> {
  for (let at = path; ; at = dirname(at)) {
    const folder = await open(at, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    if (at === last || at === dirname(at)) return;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
