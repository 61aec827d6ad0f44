import { workerData } from 'node:worker_threads';

// Runs in a thread of the compiler's process. A compilation blocks that process's main thread, so it cannot notice by
// itself that its parent is gone or that a page eats all memory; this thread can, and ends the whole process.
const { parent, mostMemory, heavySignal } = workerData as { parent: number; mostMemory: number; heavySignal: NodeJS.Signals };

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() > mostMemory) process.kill(process.pid, heavySignal);
}, 300);
