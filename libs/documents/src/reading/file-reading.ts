import { type ChildProcess, fork } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_ROOT } from '#settings';
import { OfficeFileError } from '../office/office-file.errors.js';
import { HEAVY_SIGNAL } from '../typst/typst-job.js';
import type { ReadText } from './read-text.js';
import type { ReadingJob, ReadingReply } from './reading-job.js';
import { ReadingError } from './reading.errors.js';

/** Always the built program, also when this file runs from its source: a process starts no TypeScript, and tests build first. */
const HERE = relative(PROJECT_ROOT, fileURLToPath(new URL('./reading-child.js', import.meta.url)));
const PROGRAM = join(PROJECT_ROOT, HERE.startsWith('dist') ? HERE : join('dist', HERE));
const TIME_LIMIT_MS = 30_000;
/** Of what JavaScript holds; the process watches all of its memory by itself. */
const MOST_HEAP_MB = 512;
/** Files read at a time by one process of ours. */
const AT_ONCE = 2;

/**
 * Reads files that people send in as text, each in a process of its own that dies with its file: whatever is in it breaks nothing
 * else, takes no more than its time and memory, and leaves nothing behind.
 */
export class FileReading {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly timeLimitMs = TIME_LIMIT_MS) {}

  /**
   * What a file says: Word (.docx), PDF or plain text, by its content.
   * @throws OfficeFileError LOCKED, OLD_WORD, OLD_EXCEL, MACROS, UNFOLDS_TOO_LARGE, UNREADABLE
   * @throws ReadingError PDF_LOCKED, PDF_BROKEN, UNKNOWN_KIND, TOO_MANY_PAGES, TOO_LONG, TOO_HEAVY, READER_LOST
   */
  async read(bytes: Uint8Array): Promise<ReadText> {
    await this.turn();
    try {
      return await this.readInChild({ bytes });
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async turn(): Promise<void> {
    // Whoever ends hands over its place.
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
  }

  private readInChild(job: ReadingJob): Promise<ReadText> {
    return new Promise((resolve, reject) => {
      const child = fork(PROGRAM, [], {
        execArgv: [`--max-old-space-size=${MOST_HEAP_MB}`],
        env: {},
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      let isTooSlow = false;
      const timer = setTimeout(() => {
        isTooSlow = true;
        child.kill('SIGKILL');
      }, this.timeLimitMs);
      child.once('message', (reply) => {
        answer(reply as ReadingReply, resolve, reject);
        child.kill('SIGKILL');
      });
      // One that could not be started ends without an 'exit'.
      child.once('error', (error) => {
        clearTimeout(timer);
        reject(new ReadingError('READER_LOST', {}, error.message));
      });
      // After an answer this changes nothing any more.
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        reject(this.endOf(isTooSlow, code, signal));
      });
      send(child, job);
    });
  }

  private endOf(isTooSlow: boolean, code: number | null, signal: NodeJS.Signals | null): ReadingError {
    // A heap that is full ends with SIGABRT, in some builds with the code of it.
    const isHeavy = isTooSlow || signal === HEAVY_SIGNAL || signal === 'SIGABRT' || code === 134;
    return isHeavy
      ? new ReadingError('TOO_HEAVY', { seconds: Math.round(this.timeLimitMs / 1000) })
      : new ReadingError('READER_LOST', {}, `The process that reads ended with ${signal ?? code}.`);
  }
}

function send(child: ChildProcess, job: ReadingJob): void {
  // A process that has just died answers with an error here; its 'exit' event does what is to be done.
  child.send(job, () => undefined);
}

function answer(reply: ReadingReply, resolve: (read: ReadText) => void, reject: (error: Error) => void): void {
  if ('read' in reply) resolve(reply.read);
  else if ('fault' in reply) reject(new Error(reply.fault));
  else {
    const { by, code, params, message } = reply.refused;
    if (by === 'office') reject(new OfficeFileError(code as OfficeFileError['code'], params, message));
    else reject(new ReadingError(code as ReadingError['code'], params, message));
  }
}
