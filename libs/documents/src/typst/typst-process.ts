import { fork, type ChildProcess } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_ROOT } from '#settings';
import { DocumentError } from '../documents.errors.js';
import { HEAVY_SIGNAL, type TypstJob, type TypstReply } from './typst-job.js';

interface WaitingJob {
  job: TypstJob;
  resolve(pdf: Buffer): void;
  reject(error: DocumentError): void;
  /** How many processes died under it. */
  deaths: number;
  isTooSlow: boolean;
  timer?: NodeJS.Timeout;
}

/** Always the built program, also when this file runs from its source: a process starts no TypeScript, and tests build first. */
const HERE = relative(PROJECT_ROOT, fileURLToPath(new URL('./typst-child.js', import.meta.url)));
const PROGRAM = join(PROJECT_ROOT, HERE.startsWith('dist') ? HERE : join('dist', HERE));
const TIME_LIMIT_MS = 20_000;
/** A compiler that nobody needs holds a hundred megabytes. */
const IDLE_MS = 30_000;

/**
 * The Typst compiler in one process of its own, started when first needed and again whenever it died. Pages are set one
 * after the other. The process ends with its parent, and does not keep it alive; it ends too when nobody has needed it for a
 * while.
 */
export class TypstProcess {
  private child: ChildProcess | undefined;
  private running: WaitingJob | undefined;
  private readonly waiting: WaitingJob[] = [];
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly timeLimitMs = TIME_LIMIT_MS,
    private readonly idleMs = IDLE_MS,
  ) {}

  /** Of the running process; undefined while there is none. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /**
   * Sets one page. A page whose process was killed from outside is tried once more.
   * @throws DocumentError DOCUMENT_TOO_HEAVY after the time limit or over 1 GiB of memory, DOCUMENT_REFUSED when Typst cannot set it,
   *   COMPILER_LOST when the process died twice.
   */
  compile(job: TypstJob): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject, deaths: 0, isTooSlow: false });
      this.startNext();
    });
  }

  /** Ends the process; pages still waiting are refused. Resolves when the process is gone. */
  async close(): Promise<void> {
    for (const waiting of this.waiting.splice(0)) waiting.reject(new DocumentError('COMPILER_LOST'));
    const child = this.child;
    if (!child) return;
    if (this.running) this.running.deaths = 1;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.ref();
    child.kill('SIGKILL');
    await ended;
  }

  private startNext(): void {
    if (this.running) return;
    const next = this.waiting.shift();
    clearTimeout(this.idle);
    if (!next) {
      this.rest();
      return;
    }
    this.running = next;
    this.child ??= this.start();
    const child = this.child;
    child.ref();
    child.channel?.ref();
    next.timer = setTimeout(() => {
      next.isTooSlow = true;
      child.kill('SIGKILL');
    }, this.timeLimitMs);
    // A process that has just died answers with an error here; its 'exit' event does what is to be done.
    child.send(next.job, () => undefined);
  }

  private start(): ChildProcess {
    const child = fork(PROGRAM, [], { execArgv: [], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', (reply) => this.onReply(reply as TypstReply));
    child.on('error', () => undefined);
    child.once('exit', (_code, signal) => this.onExit(child, signal));
    return child;
  }

  private onReply(reply: TypstReply): void {
    const done = this.takeRunning();
    if (!done) return;
    if ('pdf' in reply) done.resolve(Buffer.from(reply.pdf));
    else done.reject(new DocumentError('DOCUMENT_REFUSED', {}, reply.fault));
    this.startNext();
  }

  private onExit(child: ChildProcess, signal: NodeJS.Signals | null): void {
    if (this.child === child) this.child = undefined;
    const lost = this.takeRunning();
    if (lost && (lost.isTooSlow || signal === HEAVY_SIGNAL))
      lost.reject(new DocumentError('DOCUMENT_TOO_HEAVY', { seconds: Math.round(this.timeLimitMs / 1000) }));
    else if (lost && lost.deaths > 0) lost.reject(new DocumentError('COMPILER_LOST'));
    else if (lost) this.waiting.unshift({ ...lost, deaths: lost.deaths + 1 });
    this.startNext();
  }

  private takeRunning(): WaitingJob | undefined {
    const running = this.running;
    clearTimeout(running?.timer);
    this.running = undefined;
    return running;
  }

  /** Lets the parent end, and the process itself after a while. A page that comes in just then is set by the next one. */
  private rest(): void {
    const child = this.child;
    child?.unref();
    child?.channel?.unref();
    this.idle = setTimeout(() => child?.kill('SIGKILL'), this.idleMs).unref();
  }
}
