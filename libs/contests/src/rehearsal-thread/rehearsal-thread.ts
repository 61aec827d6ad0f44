import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Rehearsal, RehearsalProgress } from '#rules';
import { PROJECT_ROOT } from '#settings';
import { RehearsalError } from '../rehearsal.errors.js';
import type { RehearsalJob, RehearsalNews } from './rehearsal-job.js';

/** Always the built program, also when this file runs from its source: a thread starts no TypeScript, and tests build first. */
const HERE = relative(PROJECT_ROOT, fileURLToPath(new URL('./rehearsal-program.js', import.meta.url)));
const PROGRAM = join(PROJECT_ROOT, HERE.startsWith('dist') ? HERE : join('dist', HERE));
/** The longest of the sample plans needs a third of it for 20,000 people. */
const MOST_MEMORY_MB = 1536;

/** How a rehearsal ended: with what came out, or with a sentence for people and the trace for operators. */
export type RehearsalEnd = { result: Rehearsal } | { sentence: string; trace: string };

/**
 * A rehearsal in a thread of its own. Ranking thousands of people takes seconds in one go; rounds open and close by the
 * clock in this process meanwhile, and memory that runs out there takes nothing here along.
 */
export class RehearsalThread {
  /** How far it is; undefined until it has said so. */
  progress: RehearsalProgress | undefined;
  /** Settles once; a thread that was stopped says that it failed. */
  readonly ended: Promise<RehearsalEnd>;
  private readonly worker: Worker;

  constructor(job: RehearsalJob) {
    this.worker = new Worker(PROGRAM, {
      workerData: job,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    this.ended = new Promise((resolve) => {
      this.worker.on('message', (news: RehearsalNews) => {
        if ('progress' in news) this.progress = news.progress;
        else resolve('result' in news ? news : failed('REHEARSAL_FAILED', news.fault.stack, news.fault.sentence));
      });
      this.worker.once('error', (error: NodeJS.ErrnoException) => {
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        resolve(failed(isMemory ? 'REHEARSAL_TOO_HEAVY' : 'REHEARSAL_FAILED', error.stack ?? error.message));
      });
      this.worker.once('exit', (code) => resolve(failed('REHEARSAL_FAILED', `the thread ended with ${code}`)));
    });
  }

  /** Ends the thread, wherever it is; twice is once. */
  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

function failed(code: RehearsalError['code'], trace: string, sentence = new RehearsalError(code).sentence()): RehearsalEnd {
  return { sentence, trace };
}
