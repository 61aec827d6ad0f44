/** Progress of a long start on standard error: one line a step, with the time it took once it is done. */
export class Progress {
  private readonly begun = performance.now();

  async step<T>(what: string, work: () => Promise<T>): Promise<T> {
    const from = performance.now();
    const isTerminal = process.stderr.isTTY;
    if (isTerminal) process.stderr.write(`  ${what} …`);
    const result = await work();
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    process.stderr.write(`${isTerminal ? '\r' : ''}  ${what} … ${seconds} s\n`);
    return result;
  }

  get seconds(): string {
    return ((performance.now() - this.begun) / 1000).toFixed(1);
  }
}
