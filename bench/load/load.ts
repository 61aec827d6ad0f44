import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { LoadOrder, LoadResult } from './load-process.js';

/** Does the load in a process of its own, so that neither the server nor the bench waits for the other's work. */
export async function runLoad(order: LoadOrder): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'load-process.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const killer = setTimeout(() => child.kill('SIGKILL'), order.withinMs + 30_000);
  try {
    return await new Promise<LoadResult>((resolve, reject) => {
      child.once('message', (result) => resolve(result as LoadResult));
      child.once('exit', (code) => reject(new Error(`the load process ended with ${code}`)));
      child.send(order);
    });
  } finally {
    clearTimeout(killer);
    child.kill('SIGKILL');
  }
}
