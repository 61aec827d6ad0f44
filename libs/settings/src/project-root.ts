import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout's folder: where package.json, `config/` and `apps/web/views/` lie, whether running from sources or from `dist/`. */
export const PROJECT_ROOT = findProjectRoot(import.meta.dirname);

function findProjectRoot(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, 'nest-cli.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The project folder was not found above the running file.');
    folder = parent;
  }
  return folder;
}
