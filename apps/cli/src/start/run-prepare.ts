import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Refusal } from '../refusal.js';
import type { ListedSite } from './start-table.js';

const MODULE = join(import.meta.dirname, 'prepare.js');

/**
 * Runs the preparing process to its end, or ends it when stopping is asked for meanwhile.
 * @returns the sites that there are; undefined when it was stopped
 * @throws Refusal when it fails; what it printed says why
 */
export async function runPrepare(environment: NodeJS.ProcessEnv, stopAsked: Promise<unknown>): Promise<ListedSite[] | undefined> {
  const child = fork(MODULE, [], {
    // A group of its own: Ctrl-C must reach it through here.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--enable-source-maps'],
    env: environment,
  });
  void stopAsked.then(() => child.kill('SIGTERM'));
  let sites: ListedSite[] = [];
  child.on('message', (message) => {
    sites = message as ListedSite[];
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  if (child.killed) return undefined;
  if (code !== 0) throw new Refusal('Không nạp được dữ liệu; các dòng ở trên cho biết vì sao.');
  return sites;
}
