/** Lets only so much work run at once; the rest waits its turn, but no endless queue of it. */
export class Turnstile {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @param refuse what is thrown when too many wait already */
  constructor(
    private readonly limits: { atOnce: number; waiting: number },
    private readonly refuse: () => Error,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < this.limits.atOnce) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.limits.waiting) throw this.refuse();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The place goes to whoever waits longest. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
