import { chmod, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore as FolderOfUploads } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { ShiftedClock } from '#kernel';
import type { Settings } from '#settings';
import { syncFile } from '../synced.js';
import { FileLocks } from './file-locks.js';
import type { UploadPlace } from './upload-place.js';

/** Uploads below DATA_DIR/uploads, in one folder: for one machine, or for several that share the directory. */
export function localUploads(settings: Settings): UploadPlace {
  const folder = settings.inDataDir('uploads');
  return {
    store: new DurableUploads({ directory: folder }),
    locker: new FileLocks(settings.inDataDir('upload-locks')),
    nameOf: (tenantId, id) => `${tenantId}.${id}`,
    begun: async (tenantId) => {
      const names = await readdir(folder).catch(() => []);
      return names
        .filter((name) => name.startsWith(`${tenantId}.`) && !name.endsWith('.json'))
        .map((name) => name.slice(tenantId.length + 1));
    },
    withFile: (name, work) => work(join(folder, name)),
    keep: async (name) => {
      const now = new ShiftedClock().now();
      await utimes(join(folder, name), now, now).catch(() => undefined);
    },
    removeOlderThan: async (instant) => {
      let removed = 0;
      for (const name of await readdir(folder).catch(() => [])) {
        if (name.endsWith('.json')) continue;
        const { mtime } = await stat(join(folder, name)).catch(() => ({ mtime: instant }));
        if (mtime >= instant) continue;
        await rm(join(folder, name), { force: true });
        await rm(join(folder, `${name}.json`), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

/** What it has said to have is on the disk: a phone that goes on there would never send it again. */
class DurableUploads extends FolderOfUploads {
  override async create(upload: Upload): Promise<Upload> {
    const made = await super.create(upload);
    await chmod(join(this.directory, upload.id), 0o600);
    return made;
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    try {
      return await super.write(readable, id, offset);
    } finally {
      await syncFile(join(this.directory, id));
    }
  }
}
