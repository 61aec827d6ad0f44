import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Cluster, clusterOf, saveCluster } from '#persistence';
import { PROJECT_ROOT } from '#settings';

const SHELF = join(PROJECT_ROOT, 'node_modules/.cache/khoa-bang-journeys');
/** The demo lies around the moment at which it was loaded: an older one is made anew. */
const FRESH_FOR_MS = 30 * 60_000;
const LONG_COPIED_MS = 10 * 60_000;
const KEPT = ['secrets.json', 'files'];

/** A data directory on which the product was started for the first time, and the cluster that belongs to it. */
interface FirstStart {
  dataDir: string;
  stop: () => Promise<unknown>;
  remove: () => void;
}

/**
 * A data directory as a first start leaves it, schema and demo and all: a copy of one that is made once, so that not every
 * journey waits for the demo. Its Postgres does not force commits to disk; what the product asks for is not changed.
 * @param start the first start itself, on a directory that it makes
 */
export async function aPreparedDataFolder(start: () => Promise<FirstStart>): Promise<string> {
  const prepared = await preparedOnce(start);
  const dataDir = mkdtempSync(join(tmpdir(), 'khoa-bang-journey-'));
  for (const name of KEPT) if (existsSync(join(prepared, name))) cpSync(join(prepared, name), join(dataDir, name), { recursive: true });
  const { password } = JSON.parse(readFileSync(join(prepared, 'postgres.json'), 'utf8')) as Cluster;
  const cluster = clusterOf(dataDir);
  copyOwned(join(prepared, 'cluster'), cluster.folder);
  saveCluster(dataDir, { ...cluster, password });
  return dataDir;
}

/** The directory that all are copied from. Whoever comes first makes it; who comes meanwhile waits. */
async function preparedOnce(start: () => Promise<FirstStart>): Promise<string> {
  const folder = join(SHELF, `${fingerprint()}-${Math.floor(Date.now() / FRESH_FOR_MS)}`);
  mkdirSync(SHELF, { recursive: true });
  while (!existsSync(folder)) {
    if (!takeLock(`${folder}.lock`)) {
      await delay(200);
      continue;
    }
    try {
      if (!existsSync(folder)) await make(folder, start);
    } finally {
      rmSync(`${folder}.lock`, { force: true });
    }
  }
  return folder;
}

async function make(folder: string, start: () => Promise<FirstStart>): Promise<void> {
  clearShelf();
  const first = await start();
  try {
    await first.stop();
    const made = `${folder}.new`;
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { recursive: true, mode: 0o700 });
    for (const name of [...KEPT, 'postgres.json'])
      if (existsSync(join(first.dataDir, name))) cpSync(join(first.dataDir, name), join(made, name), { recursive: true });
    copyOwned(clusterOf(first.dataDir).folder, join(made, 'cluster'));
    appendFileSync(join(made, 'cluster/data/postgresql.auto.conf'), `fsync = 'off'\nfull_page_writes = 'off'\n`);
    renameSync(made, folder);
  } finally {
    first.remove();
  }
}

/** What a first start depends on: the sources (tools/test.mjs has built them) and what the demo is made of. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(PROJECT_ROOT, 'dist/.stamp')));
  const config = join(PROJECT_ROOT, 'config');
  for (const entry of readdirSync(config, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const { size, mtimeMs } = statSync(join(config, entry));
    hash.update(`${entry} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Those of other sources and times, which whoever runs beside this one has long copied. */
function clearShelf(): void {
  for (const name of readdirSync(SHELF)) {
    const path = join(SHELF, name);
    if (Date.now() - statSync(path).mtimeMs > LONG_COPIED_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** @returns false when another process that lives has it. */
function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // Between making the file and writing into it there is a moment without a number.
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A folder's content with its owners and modes: for root, the cluster belongs to another user. */
function copyOwned(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  execFileSync('cp', ['-a', `${from}/.`, to]);
}
