import { fork } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_ROOT } from '#settings';
import type { DeclaredFile, InspectedFile, IntakeLimits } from './inspected-file.js';
import { checkDeclared } from './inspect-file.js';
import type { InspectingJob, InspectingReply } from './inspecting-job.js';
import { IntakeError } from './intake.errors.js';

/** Always the built program, also when this file runs from its source: a process starts no TypeScript, and tests build first. */
const HERE = relative(PROJECT_ROOT, fileURLToPath(new URL('./inspecting-child.js', import.meta.url)));
const PROGRAM = join(PROJECT_ROOT, HERE.startsWith('dist') ? HERE : join('dist', HERE));
const TIME_LIMIT_MS = 20_000;
const MOST_HEAP_MB = 384;
/** Files looked into at a time by one process of ours. */
const AT_ONCE = 2;

/** Looks into files that people send, each in a process of its own that dies with its file: whatever is in it breaks nothing else. */
export class FileInspector {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly timeLimitMs = TIME_LIMIT_MS) {}

  /**
   * What the file at the path is, by its content and from its first byte to its last.
   * @throws IntakeError; INSPECTOR_LOST alone says nothing about the file, which waits
   */
  async inspect(path: string, declared: DeclaredFile, limits: IntakeLimits): Promise<InspectedFile> {
    checkDeclared(declared, limits);
    // Whoever ends hands over its place.
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await this.inChild({ path, declared, limits });
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private inChild(job: InspectingJob): Promise<InspectedFile> {
    return new Promise((resolve, reject) => {
      const child = fork(PROGRAM, [], {
        execArgv: [`--max-old-space-size=${MOST_HEAP_MB}`],
        env: {},
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      let isTooSlow = false;
      const timer = setTimeout(() => {
        isTooSlow = true;
        child.kill('SIGKILL');
      }, this.timeLimitMs);
      child.once('message', (message) => {
        const reply = message as InspectingReply;
        if ('inspected' in reply) resolve(reply.inspected);
        else if ('fault' in reply) reject(new IntakeError('INSPECTOR_LOST', {}, reply.fault));
        else reject(new IntakeError(reply.refused.code as IntakeError['code'], reply.refused.params, reply.refused.message));
        child.kill('SIGKILL');
      });
      // One that could not be started ends without an 'exit'.
      child.once('error', (error) => {
        clearTimeout(timer);
        reject(new IntakeError('INSPECTOR_LOST', {}, error.message));
      });
      // After an answer this changes nothing any more.
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        // A heap that is full ends with SIGABRT, in some builds with the code of it.
        const isHeavy = isTooSlow || signal === 'SIGABRT' || code === 134;
        reject(new IntakeError(isHeavy ? 'TOO_HEAVY' : 'INSPECTOR_LOST', {}, `The process that looks ended with ${signal ?? code}.`));
      });
      // A process that has just died answers with an error here; its 'exit' event does what is to be done.
      child.send(job, () => undefined);
    });
  }
}
