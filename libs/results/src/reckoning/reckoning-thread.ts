import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PROJECT_ROOT } from '#settings';
import type { AskScoring, Reckoning, ScoringPlace } from './reckoning.js';
import type { ReckoningKind, Reckonings } from './reckonings.js';
import type { ReckoningSaid, ReckoningTold } from './reckoning-messages.js';

/** Always the built program, also when this file runs from its source: a thread starts no TypeScript, and tests build first. */
const HERE = relative(PROJECT_ROOT, fileURLToPath(new URL('./reckoning-program.js', import.meta.url)));
const PROGRAM = join(PROJECT_ROOT, HERE.startsWith('dist') ? HERE : join('dist', HERE));
/** A million attempts take an eighth of it. */
const MOST_MEMORY_MB = 4_096;
/** So many portions lie in front of the thread; then the database waits. */
const MOST_WAITING = 3;

type Answer = Exclude<ReckoningSaid, { ask: unknown } | { fault: unknown }>;
interface Request {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/** Reckons in a thread of its own: rounds open and close by the clock in this process meanwhile. */
export class ReckoningThread<Kind extends ReckoningKind> implements Reckoning<Reckonings[Kind]['result'], Reckonings[Kind]['lines']> {
  private readonly worker = new Worker(PROGRAM, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
  private readonly requests: Request[] = [];
  private readonly taking: Promise<unknown>[] = [];
  private ended: Error | undefined;

  constructor(
    kind: Kind,
    task: Reckonings[Kind]['task'],
    private readonly ask: AskScoring,
  ) {
    this.worker.on('message', (said: ReckoningSaid) => this.hear(said));
    this.worker.once('error', (error: Error) => this.end(error));
    this.worker.once('exit', (code) => this.end(new Error(`The thread that reckons ended with ${code}.`)));
    this.tell({ begin: kind, task });
  }

  /** Is done as soon as the next portion may come; what is wrong with this one may be said by a later call. */
  async take(portion: Buffer): Promise<void> {
    const taken = this.request({ take: portion }, [portion.buffer as ArrayBuffer]);
    // It is waited for below, or by a later call.
    taken.catch(() => undefined);
    this.taking.push(taken);
    while (this.taking.length >= MOST_WAITING) await this.taking.shift();
  }

  async finish(): Promise<Reckonings[Kind]['result']> {
    await Promise.all(this.taking.splice(0));
    return this.came({ finish: true });
  }

  async lines(from: number, count: number): Promise<Reckonings[Kind]['lines']> {
    return this.came({ lines: { from, count } });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  /** What the thread says came out: it knows its task, and answers in order. */
  private async came<T>(told: ReckoningTold): Promise<T> {
    const answer = await this.request(told);
    if ('came' in answer) return answer.came as T;
    throw new Error('The thread that reckons has answered something else.');
  }

  private request(told: ReckoningTold, transfer?: ArrayBuffer[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.ended) reject(this.ended);
      else {
        this.requests.push({ resolve, reject });
        this.tell(told, transfer);
      }
    });
  }

  private tell(told: ReckoningTold, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(told, transfer);
  }

  private hear(said: ReckoningSaid): void {
    if ('fault' in said) this.end(new Error(said.fault.stack));
    else if ('ask' in said) void this.answer(said.ask);
    else this.requests.shift()?.resolve(said);
  }

  private async answer(place: ScoringPlace): Promise<void> {
    try {
      this.tell({ scoring: await this.ask(place) });
    } catch (error) {
      this.end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Nothing more comes: whoever waits is told why, and who comes later as well. */
  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.requests.splice(0)) reject(this.ended);
  }
}
