import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, postgresUser, SUPERUSER, superuserUrl } from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import { bundledPostgres, reachableBinaries } from './postgres-binaries.js';

const READY_WITHIN_MS = 60_000;

/**
 * Runs Postgres and ends it when the product dies: descriptor 3 is a pipe that the starting process holds open, so its
 * death, however sudden, is an end of file here. SIGINT is Postgres' "fast" shutdown: open transactions are rolled back,
 * everything committed is kept.
 */
const GUARD = `
"$@" 3<&- & postgres=$!
( read -r _ <&3; kill -INT $postgres ) 2>/dev/null & watch=$!
trap 'kill -INT $postgres' TERM INT
while kill -0 $postgres 2>/dev/null; do wait $postgres; code=$?; done
kill $watch 2>/dev/null
exit $code
`;

export interface EmbeddedPostgresOptions {
  /** For tests and benches that measure something else: commits are not forced to disk. Never for real data. */
  unsafeFast?: boolean;
  /** Further server settings, such as { max_connections: '300' }. */
  settings?: Readonly<Record<string, string>>;
}

/** A running embedded Postgres. */
export interface EmbeddedPostgres {
  /** The superuser's address, for making roles and databases. */
  superuserUrl(database: string): string;
  port: number;
  /** Called once if the server ends without `stop`. */
  onUnexpectedEnd(handler: () => void): void;
  /** A fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
}

/**
 * Starts the cluster's Postgres on 127.0.0.1, making its files at the first start. A server that an earlier, killed run
 * left behind is stopped first, so that its end can be watched like any other.
 * @throws EmbeddedPostgresError with one sentence for the operator.
 */
export async function startEmbeddedPostgres(cluster: Cluster, options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const user = postgresUser();
  const bundled = bundledPostgres();
  const binaries = user ? reachableBinaries(bundled, cluster.folder) : bundled;
  const data = join(cluster.folder, 'data');
  await endOrphan(data);
  if (!existsSync(join(cluster.folder, 'initialised'))) initialise(cluster, binaries, data);
  cluster.port = await freePort(cluster.port);

  const log = join(cluster.folder, 'postgres.log');
  const child = run(cluster, binaries, data, log, options);
  let isStopping = false;
  let unexpectedEnd: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('exit', () => {
    if (!isStopping) unexpectedEnd?.();
  });

  await waitUntilReady(child, superuserUrl(cluster, 'postgres'), log);
  return {
    superuserUrl: (database) => superuserUrl(cluster, database),
    port: cluster.port,
    onUnexpectedEnd: (handler) => {
      unexpectedEnd = handler;
    },
    stop: async () => {
      isStopping = true;
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function initialise(cluster: Cluster, binaries: string, data: string): void {
  rmSync(data, { recursive: true, force: true });
  const passwordFile = join(cluster.folder, 'password');
  writeFileSync(passwordFile, cluster.password, { mode: 0o644 });
  const options = [
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  const result = spawnSync(join(binaries, 'bin', 'initdb'), ['-D', data, '-U', SUPERUSER, ...options], {
    ...postgresUser(),
    cwd: '/',
    encoding: 'utf8',
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
  });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    const reason = (result.error?.message ?? result.stderr).trim().split('\n').at(-1);
    throw new EmbeddedPostgresError(
      `Postgres đi kèm không tạo được tệp trong ${data}: ${reason}. Hãy sửa điều đó, hoặc đặt DATABASE_URL là Postgres của bạn.`,
    );
  }
  writeFileSync(join(cluster.folder, 'initialised'), '');
}

function run(cluster: Cluster, binaries: string, data: string, log: string, options: EmbeddedPostgresOptions): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(cluster.port),
    unix_socket_directories: '',
    jit: 'off',
    shared_buffers: '256MB',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.unsafeFast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...options.settings,
  };
  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(log, 'a', 0o640);
  const child = spawn('/bin/sh', ['-c', GUARD, 'postgres-guard', join(binaries, 'bin', 'postgres'), '-D', data, ...parameters], {
    ...postgresUser(),
    cwd: '/',
    // A group of its own: Ctrl-C in the terminal must not reach Postgres before the server that uses it has stopped.
    detached: true,
    stdio: ['ignore', output, output, 'pipe'],
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
  });
  closeSync(output);
  return child;
}

async function waitUntilReady(child: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null)
      throw new EmbeddedPostgresError(`Postgres đi kèm dừng ngay khi vừa chạy: ${lastLine(log)}. Xem đầy đủ trong ${log}.`);
    if (await answers(url)) return;
    await delay(50);
  }
  child.kill('SIGTERM');
  throw new EmbeddedPostgresError(`Postgres đi kèm không trả lời trong ${READY_WITHIN_MS / 1000} giây. Hãy xem ${log}.`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends a server that still runs on these files although the process that started it is gone. */
async function endOrphan(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isPostgresOn(pid, data)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 15_000; waited += 100) {
    if (!isPostgresOn(pid, data)) return;
    await delay(100);
  }
  process.kill(pid, 'SIGQUIT');
  await delay(1_000);
}

/** Whether this process is a Postgres on these files and not a stranger that was given the same number after a restart. */
function isPostgresOn(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    // No /proc on this platform: the pid file and the signal must do.
    return true;
  }
}

function lastLine(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const fatal = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return fatal.replace(/^.*?(FATAL|PANIC):\s*/, '');
}
