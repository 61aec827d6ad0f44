import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's packages that hold pgbench and what it needs. */
const PACKAGES = ['postgresql-15', 'libpq5'];

interface Pgbench {
  file: string;
  env: NodeJS.ProcessEnv;
}

/** pgbench as installed, or Debian's, unpacked into a folder without starting anything; undefined where neither can be had. */
function findPgbench(folder: string): Pgbench | undefined {
  const onPath = (process.env['PATH'] ?? '').split(':').map((place) => join(place, 'pgbench'));
  const installed = onPath.find((file) => existsSync(file));
  if (installed) return { file: installed, env: process.env };
  const place = join(folder, 'debian');
  mkdirSync(place, { recursive: true });
  if (spawnSync('apt-get', ['download', ...PACKAGES], { cwd: place, stdio: 'ignore' }).status !== 0) return undefined;
  for (const name of readdirSync(place).filter((one) => one.endsWith('.deb'))) spawnSync('dpkg', ['-x', name, 'root'], { cwd: place });
  const root = join(place, 'root');
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const file = found.find((one) => one.endsWith('/bin/pgbench') && one.includes('postgresql/'));
  const library = found.find((one) => /libpq\.so\.\d+$/.test(one));
  if (!file || !library) return undefined;
  return { file: join(root, file), env: { ...process.env, LD_LIBRARY_PATH: join(root, library, '..') } };
}

/**
 * The times in milliseconds that Postgres itself takes for statements with their values written in, one client, prepared,
 * each drawn as often as the others; undefined where there is no pgbench.
 */
export function pgbenchTimes(url: string, statements: readonly string[], seconds: number): number[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-pgbench-'));
  try {
    const pgbench = findPgbench(folder);
    if (!pgbench) return undefined;
    const scripts = statements.flatMap((statement, n) => {
      writeFileSync(join(folder, `${n}.sql`), `${statement};\n`);
      return ['-f', `${n}.sql`];
    });
    const args = ['-n', '-c', '1', '-T', String(seconds), '-M', 'prepared', '--log', '--log-prefix=times', ...scripts, url];
    const run = spawnSync(pgbench.file, args, { cwd: folder, env: pgbench.env, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`pgbench failed: ${run.stderr}`);
    const logs = readdirSync(folder).filter((name) => name.startsWith('times.'));
    return logs.flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => Number(line.split(' ')[2]) / 1000),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How often in a second so many clients together run a script of pgbench, prepared; undefined where there is no pgbench. */
export function pgbenchRate(url: string, script: string, { clients, seconds }: { clients: number; seconds: number }): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-pgbench-'));
  try {
    const pgbench = findPgbench(folder);
    if (!pgbench) return undefined;
    writeFileSync(join(folder, 'script.sql'), script);
    const args = ['-n', '-c', String(clients), '-j', '2', '-T', String(seconds), '-M', 'prepared', '-f', 'script.sql', url];
    const run = spawnSync(pgbench.file, args, { cwd: folder, env: pgbench.env, encoding: 'utf8' });
    const rate = /^tps = ([\d.]+)/m.exec(run.stdout)?.[1];
    if (run.status !== 0 || rate === undefined) throw new Error(`pgbench failed: ${run.stderr}`);
    return Number(rate);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
