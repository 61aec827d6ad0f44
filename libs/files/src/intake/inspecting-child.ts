import { open } from 'node:fs/promises';
import { inspectFile } from './inspect-file.js';
import { IntakeError } from './intake.errors.js';
import type { InspectingJob, InspectingReply } from './inspecting-job.js';

// Program of the process in which one file is looked into, started by FileInspector: one job in, one reply out.
process.on('disconnect', () => process.exit(0));
process.once('message', (job: InspectingJob) => {
  void replyTo(job).then((reply) => process.send?.(reply));
});

async function replyTo({ path, declared, limits }: InspectingJob): Promise<InspectingReply> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      // Longer than was said: not a byte of it is read.
      if (size !== declared.size && size > 0) throw new IntakeError('WRONG_SIZE', { size, declared: declared.size });
      return { inspected: await inspectFile(await file.readFile(), declared, limits) };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof IntakeError) return { refused: { code: error.code, params: error.params, message: error.message } };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
