import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Word } from './keeping-messages.js';

const PROGRAM = join(import.meta.dirname, 'keeping-worker.ts');
const RUNNER = join(import.meta.dirname, '../runner/typescript.mjs');

/** A worker process of its own: told when to look, killed where it stands. */
export class WorkerProcess {
  private readonly words: Word[] = [];
  private waiting: ((word: Word) => void) | undefined;
  private errors = '';

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (word: Word) => {
      const { waiting } = this;
      this.waiting = undefined;
      if (waiting) waiting(word);
      else this.words.push(word);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    child.once('exit', () => this.waiting?.({ kind: 'failed', why: `ended: ${this.errors}` }));
  }

  /** Resolves when it is ready. */
  static async begin(): Promise<WorkerProcess> {
    const execArgv = ['--import', RUNNER, '--conditions=source', '--disable-warning=ExperimentalWarning'];
    const child = fork(PROGRAM, { execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env } });
    const worker = new WorkerProcess(child);
    await worker.says('ready');
    return worker;
  }

  /** Tells it to look, without waiting. */
  tell(order: Order): void {
    this.child.send(order);
  }

  /** Resolves when it says this. @throws when it says something else, or has ended */
  async says(kind: Word['kind']): Promise<void> {
    const word = this.words.shift() ?? (await new Promise<Word>((resolve) => (this.waiting = resolve)));
    if (word.kind !== kind)
      throw new Error(`${word.kind === 'failed' ? word.why : `The worker is ${word.kind}, not ${kind}.`} ${this.errors}`);
  }

  /** One look, to its end. */
  async look(order: Order): Promise<void> {
    this.tell(order);
    await this.says('looked');
  }

  /** SIGKILL: nothing is rolled back by it, and it says no goodbye. Twice is once. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
