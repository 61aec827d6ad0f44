import { Worker } from 'node:worker_threads';
import { PageCompiler } from './compile-page.js';
import { HEAVY_SIGNAL, type TypstJob, type TypstReply } from './typst-job.js';

// Program of the compiler's process, started by TypstProcess: one job in, one reply out.
/** Bytes; an ordinary page needs about 120 MB. */
const MOST_MEMORY = 1024 * 1024 * 1024;

const watch = new Worker(new URL('./watch-parent.js', import.meta.url), {
  workerData: { parent: process.ppid, mostMemory: MOST_MEMORY, heavySignal: HEAVY_SIGNAL },
});
watch.unref();

const compiler = new PageCompiler();

process.on('disconnect', () => process.exit(0));
process.on('message', (job: TypstJob) => {
  const reply: TypstReply = compiler.compile(job);
  // Native buffers are freed only when the event loop turns: the reply leaves one turn later.
  setImmediate(() => process.send?.(reply));
});
