import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from './manifest.js';
import { BACKUP_NAME, partialPrefix } from './take-backup.js';

/** Finished backups below a folder, the newest first. */
export function listBackups(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => BACKUP_NAME.test(name) && existsSync(join(folder, name, MANIFEST)));
  return names.toSorted().toReversed();
}

/** Removes all but the newest backups; the names of those removed. One that is half removed no longer looks like a backup. */
export function keepNewest(folder: string, dataDir: string, kept: number): string[] {
  const old = listBackups(folder).slice(kept);
  for (const name of old) {
    const unfinished = join(folder, `${partialPrefix(dataDir)}${name}`);
    renameSync(join(folder, name), unfinished);
    rmSync(unfinished, { recursive: true, force: true });
  }
  return old;
}
