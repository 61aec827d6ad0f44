import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Cluster,
  type DatabaseUrls,
  type EmbeddedPostgres,
  ensureOwnedDatabase,
  ensureRoles,
  migrate,
  removeCluster,
  startEmbeddedPostgres,
  temporaryCluster,
} from '#persistence';
import { MIGRATIONS } from '../../../apps/cli/src/start/database.js';

const DATABASE = 'khoabang';
const SETTINGS = { max_connections: '120' };

/** An embedded Postgres of its own, durable commits on, that can be killed like by a power cut of its process, and started again. */
export class KillableDatabase {
  private constructor(
    private readonly cluster: Cluster,
    private embedded: EmbeddedPostgres,
    readonly urls: DatabaseUrls,
  ) {}

  static async start(): Promise<KillableDatabase> {
    const cluster = temporaryCluster();
    try {
      const embedded = await startEmbeddedPostgres(cluster, { settings: SETTINGS });
      const owner = await ensureOwnedDatabase(embedded.superuserUrl('postgres'), DATABASE, 'faults');
      const urls = await ensureRoles(owner, { app: 'faults', platform: 'faults' });
      await migrate(owner, MIGRATIONS);
      return new KillableDatabase(cluster, embedded, urls);
    } catch (error) {
      removeCluster(cluster);
      throw error;
    }
  }

  get port(): number {
    return this.embedded.port;
  }

  get superuser(): string {
    return this.embedded.superuserUrl(DATABASE);
  }

  /** SIGKILL for the postmaster and all its backends at this very moment: nothing is flushed, nobody says goodbye. */
  kill(): void {
    for (const pid of this.processes()) signal(pid, 'SIGKILL');
  }

  /** Starts it again after `kill`, on the same port; recovery included. */
  async restart(): Promise<void> {
    await this.embedded.stop();
    while (this.processes().some(isAlive)) await delay(20);
    this.embedded = await startEmbeddedPostgres(this.cluster, { settings: SETTINGS });
  }

  /**
   * Lets no file of the database grow beyond so many bytes, as a full disk would; undefined lifts it.
   * @returns whether the machine can do that (Linux, with util-linux)
   */
  limitFiles(bytes: number | undefined): boolean {
    return this.processes().every(
      (pid) => spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`], { stdio: 'ignore' }).status === 0,
    );
  }

  async stop(): Promise<void> {
    await this.embedded.stop();
    removeCluster(this.cluster);
  }

  /** The postmaster and its children. */
  private processes(): number[] {
    const pidFile = join(this.cluster.folder, 'data', 'postmaster.pid');
    if (!existsSync(pidFile)) return [];
    const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    return postmaster > 1 ? [postmaster, ...childrenOf(postmaster)] : [];
  }
}

function childrenOf(parent: number): number[] {
  if (!existsSync('/proc/self/stat')) {
    const { stdout } = spawnSync('pgrep', ['-P', String(parent)], { encoding: 'utf8' });
    return stdout.split('\n').filter(Boolean).map(Number);
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number {
  try {
    // Counted from behind the name, which may contain blanks.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return NaN;
  }
}

function signal(pid: number, name: 'SIGKILL' | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  return signal(pid, 0);
}
