import { Refusal } from '../refusal.js';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const STOP_WITHIN_MS = 6_000;
const RESTART_AFTER_MS = 1_000;

/**
 * A server process that is kept running: started, restarted when it dies, asked to stop. It learns of this process's
 * death by the closing of its channel.
 */
export class KeptProcess {
  private child: ChildProcess | undefined;
  private isStopping = false;

  constructor(
    private readonly name: string,
    private readonly module: string,
    private readonly environment: NodeJS.ProcessEnv,
    /** Where its standard output goes: a command whose own output programs read keeps it apart. */
    private readonly output: 'inherit' | 'ignore' = 'inherit',
  ) {}

  /** Starts the process and waits until it says that it is ready. @throws Error with what it printed when it ends first. */
  async start(): Promise<void> {
    const child = fork(this.module, [], {
      // A group of its own: Ctrl-C must reach it through here, in order.
      detached: true,
      stdio: ['ignore', this.output, 'inherit', 'ipc'],
      execArgv: ['--enable-source-maps'],
      env: this.environment,
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) =>
        reject(new Refusal(`Tiến trình ${this.name} dừng ngay khi vừa chạy (mã ${code}); các dòng ở trên cho biết vì sao.`)),
      );
      child.once('error', reject);
    });
    child.removeAllListeners('exit');
    child.once('exit', () => void this.restart());
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Asks the process to end; it is killed when it has not within six seconds. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(killer);
  }

  /** Asked anew each time: stopping may begin while a restart waits. */
  private hasEnough(): boolean {
    return this.isStopping;
  }

  private async restart(): Promise<void> {
    for (;;) {
      if (this.hasEnough()) return;
      process.stderr.write(`Tiến trình ${this.name} đã dừng đột ngột; đang chạy lại.\n`);
      await delay(RESTART_AFTER_MS);
      if (this.hasEnough()) return;
      try {
        await this.start();
        return;
      } catch (error) {
        process.stderr.write(`${(error as Error).message}\n`);
      }
    }
  }
}
