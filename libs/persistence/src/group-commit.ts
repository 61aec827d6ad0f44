import { LoadError } from './load.errors.js';

interface Options<Item, Answer> {
  /**
   * Writes what has gathered in a lane in one transaction, and resolves after its commit, with the answers in the order of
   * the items. A failure must have left nothing behind.
   */
  commit: (lane: string, items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Two items of one key are never written together: one row cannot be changed twice by one statement. */
  keyOf: (item: Item) => string;
  /** How many items one commit takes. */
  most: number;
  /** How many commits run at once, in all lanes and in one of them. */
  atOnce: number;
  atOncePerLane: number;
  /** How many items may wait, in one lane: one more is refused. */
  room: number;
}

interface Waiting<Item, Answer> {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

interface Lane<Item, Answer> {
  waiting: Waiting<Item, Answer>[];
  running: number;
}

/**
 * Group commit: what many ask to be written at about the same time is written by one statement and made durable by one
 * flush of the log; each is answered after that. While commits run, the next ones gather, so the busier it is, the more
 * travel together. Lanes (one per tenant) take turns: the crowd of one does not hold up the others.
 *
 * Why two at once: while one waits for the disk, the next is computed.
 */
export class GroupCommit<Item, Answer> {
  private readonly lanes = new Map<string, Lane<Item, Answer>>();
  private running = 0;
  private isDue = false;

  constructor(private readonly options: Options<Item, Answer>) {}

  /**
   * Resolves once the item is durable.
   * @throws LoadError OVERLOADED when too many wait; otherwise what `commit` threw for this item
   */
  async add(lane: string, item: Item): Promise<Answer> {
    const waiting = this.laneOf(lane).waiting;
    if (waiting.length >= this.options.room) throw new LoadError('OVERLOADED');
    return new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      this.depart();
    });
  }

  /** Who has come in the same turn of the event loop leaves together. */
  private depart(): void {
    if (this.isDue) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      this.send();
    });
  }

  private send(): void {
    for (const [name, lane] of [...this.lanes]) {
      if (this.running >= this.options.atOnce) return;
      if (lane.running >= this.options.atOncePerLane) continue;
      // To the end of the line, whether or not something is left.
      this.lanes.delete(name);
      if (lane.waiting.length === 0 && lane.running === 0) continue;
      this.lanes.set(name, lane);
      const batch = this.take(lane);
      if (batch.length > 0) void this.write(name, lane, batch);
    }
  }

  private take(lane: Lane<Item, Answer>): Waiting<Item, Answer>[] {
    const keys = new Set<string>();
    const batch: Waiting<Item, Answer>[] = [];
    const left: Waiting<Item, Answer>[] = [];
    for (const one of lane.waiting) {
      const key = this.options.keyOf(one.item);
      if (batch.length < this.options.most && !keys.has(key)) {
        keys.add(key);
        batch.push(one);
      } else left.push(one);
    }
    lane.waiting = left;
    return batch;
  }

  private async write(name: string, lane: Lane<Item, Answer>, batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    this.running += 1;
    lane.running += 1;
    try {
      await this.settle(name, batch);
    } finally {
      this.running -= 1;
      lane.running -= 1;
      this.depart();
    }
  }

  /** One bad item must not take the others down: what fails because of its contents is tried one by one. */
  private async settle(name: string, batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.options.commit(
        name,
        batch.map(({ item }) => item),
      );
      batch.forEach(({ resolve }, at) => resolve(answers[at] as Answer));
    } catch (error) {
      if (batch.length > 1 && isAboutContents(error)) for (const one of batch) await this.settle(name, [one]);
      else batch.forEach(({ reject }) => reject(error));
    }
  }

  private laneOf(name: string): Lane<Item, Answer> {
    const known = this.lanes.get(name);
    if (known) return known;
    const lane = { waiting: [], running: 0 };
    this.lanes.set(name, lane);
    return lane;
  }
}

/** Bad data, a broken constraint, or another transaction in the way: the same work in smaller pieces may succeed. */
function isAboutContents(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(22|23|40)[0-9A-Z]{3}$/.test(code);
}
