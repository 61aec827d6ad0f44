import { Worker } from 'node:worker_threads';
import { OfficeFileError } from '../office/office-file.errors.js';
import { HEAVY_SIGNAL } from '../typst/typst-job.js';
import { readFile } from './read-file.js';
import type { ReadingJob, ReadingReply } from './reading-job.js';
import { ReadingError } from './reading.errors.js';

// Program of the process in which one file is read, started by FileReading: one job in, one reply out.
/** Bytes; a file of 200 pages needs about 200 MB. */
const MOST_MEMORY = 768 * 1024 * 1024;

const watch = new Worker(new URL('../typst/watch-parent.js', import.meta.url), {
  workerData: { parent: process.ppid, mostMemory: MOST_MEMORY, heavySignal: HEAVY_SIGNAL },
});
watch.unref();

process.on('disconnect', () => process.exit(0));
process.once('message', (job: ReadingJob) => {
  void replyTo(job).then((reply) => process.send?.(reply));
});

async function replyTo({ bytes }: ReadingJob): Promise<ReadingReply> {
  try {
    return { read: await readFile(Buffer.from(bytes)) };
  } catch (error) {
    if (error instanceof OfficeFileError || error instanceof ReadingError) {
      const { code, params, message } = error;
      return { refused: { by: error instanceof OfficeFileError ? 'office' : 'reading', code, params, message } };
    }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
