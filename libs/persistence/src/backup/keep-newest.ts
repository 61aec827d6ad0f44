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

/**
 * Removes all but the newest backups; the names of those removed. One that is half removed no longer looks like a backup.
 * @param made the one that was just made, which stays whatever the others are called: a clock that was wrong names some for
 *   days that are still to come
 */
export function keepNewest(folder: string, { dataDir, kept, made }: { dataDir: string; kept: number; made: string }): string[] {
  const others = listBackups(folder).filter((name) => name !== made);
  const old = others.slice(Math.max(0, kept - 1));
  for (const name of old) {
    const unfinished = join(folder, `${partialPrefix(dataDir)}${name}`);
    renameSync(join(folder, name), unfinished);
    rmSync(unfinished, { recursive: true, force: true });
  }
  return old;
}
