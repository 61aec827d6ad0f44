import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { FileError } from './file.errors.js';
import { keyParts } from './file-key.js';
import { type ByteRange, FileStore, type KeptFile } from './file-store.js';
import { Measured, measureFile } from './measured.js';
import { syncFile, syncFolders } from './synced.js';

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
    await this.keep(key, (path) => writeSynced(path, bytes));
  }

  async putStream(key: string, source: AsyncIterable<Uint8Array>, most: number): Promise<KeptFile> {
    const measured = new Measured(most);
    await this.keep(key, (path) => writeSynced(path, measured.pass(source)));
    return measured.result();
  }

  async putFile(key: string, path: string, facts?: KeptFile): Promise<KeptFile> {
    const kept = facts ?? (await measureFile(path));
    await this.keep(key, async (unfinished) => {
      await syncFile(path);
      // A second name for the same bytes; on another disk, a copy.
      await link(path, unfinished).catch(() => writeSynced(unfinished, createReadStream(path) as AsyncIterable<Buffer>));
    });
    return kept;
  }

  async get(key: string): Promise<Buffer> {
    return this.orMissing(key, (path) => readFile(path));
  }

  async size(key: string): Promise<number> {
    return this.orMissing(key, async (path) => (await stat(path)).size);
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const file = await this.orMissing(key, (path) => open(path, 'r'));
    return file.createReadStream(range ? { start: range.from, end: range.to } : {});
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

  /** Has the file written under another name, and gives it its own when all of it is on the disk. */
  private async keep(key: string, write: (unfinished: string) => Promise<void>): Promise<void> {
    const path = this.pathOf(key);
    const madeFrom = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // A name of its own for each writer: two that put the same key at once do not write into one file.
    const unfinished = `${path}.${randomBytes(8).toString('hex')}.part`;
    try {
      await write(unfinished);
      await rename(unfinished, path);
    } finally {
      // Also after a rename: between two names of the same file it does nothing and leaves both.
      await rm(unfinished, { force: true });
    }
    await syncFolders(dirname(path), madeFrom === undefined ? dirname(path) : dirname(madeFrom));
  }

  private async orMissing<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
    try {
      return await work(this.pathOf(key));
    } catch (error) {
      if (isMissing(error)) throw new FileError('FILE_MISSING', {}, `there is no file ${key}`);
      throw error;
    }
  }

  private folder(): string {
    return this.settings.inDataDir('files', this.context.tenantId());
  }

  private pathOf(key: string): string {
    return join(this.folder(), ...keyParts(key));
  }
}

async function writeSynced(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
