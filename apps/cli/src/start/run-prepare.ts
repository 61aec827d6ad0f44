import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Refusal } from '../refusal.js';
import type { ListedSite } from './start-table.js';

const MODULE = join(import.meta.dirname, 'prepare.js');

/** Runs the preparing process to its end; the sites that there are. @throws Refusal when it fails; what it printed says why. */
export async function runPrepare(environment: NodeJS.ProcessEnv): Promise<ListedSite[]> {
  const child = fork(MODULE, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: ['--enable-source-maps'], env: environment });
  let sites: ListedSite[] = [];
  child.on('message', (message) => {
    sites = message as ListedSite[];
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  if (code !== 0) throw new Refusal('Loading the data failed; the lines above say why.');
  return sites;
}
