import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Returns when what was written to the file is on the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename, and a folder that was made, are on the disk only when the folder around them is: from `path` up to `last`. */
export async function syncFolders(path: string, last: string): Promise<void> {
  for (let at = path; ; at = dirname(at)) {
    await syncFile(at);
    if (at === last || at === dirname(at)) return;
  }
}
