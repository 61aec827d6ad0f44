/**
 * Answers that the server has not acknowledged, on this device. Each lies in two places, because each place fails in its own way:
 *
 * - localStorage is written before the tap's handler returns, so a tab that is killed in the next moment loses nothing, and other
 *   tabs hear of it. But the browser writes it to disk seconds later, a full or forbidden one refuses, some in-app browsers empty it.
 * - IndexedDB is written a moment later, and to disk at once where the engine can be told so: it survives an empty battery.
 *
 * One entry per answer, not one list: two tabs of a browser never overwrite each other's.
 */
export interface Answer {
  question: number;
  /** Letters; none takes the answer back. */
  choice: string;
  seq: number;
  /** When it was chosen, by this device's clock. */
  at: number;
  /** The tab in which it was chosen: that one sends it, the others only if it does not. */
  tab: string;
}

const PREFIX = 'kb-answer-';
const TABLE = 'answers';
/** What lies here longer belongs to a sitting that is long over. */
const OLD_MS = 14 * 24 * 3600_000;

export class AnswerStore {
  private readonly prefix: string;
  private database: IDBDatabase | undefined;
  private isInLocal = true;

  constructor(attempt: string) {
    this.prefix = `${PREFIX}${attempt}-`;
    this.isInLocal = this.tryLocal((local) => {
      local.setItem(PREFIX, '1');
      local.removeItem(PREFIX);
      for (const key of Object.keys(local)) if (key.startsWith(PREFIX) && isOld(parse(local.getItem(key)))) local.removeItem(key);
    });
  }

  /** Whether this device keeps anything at all: only then may the page say so. */
  get isSafe(): boolean {
    return this.isInLocal || this.database !== undefined;
  }

  read(): Answer[] {
    const found: Answer[] = [];
    this.tryLocal((local) => {
      for (const key of Object.keys(local)) {
        const answer = key.startsWith(this.prefix) ? parse(local.getItem(key)) : undefined;
        if (answer) found.push(answer);
      }
    });
    return found;
  }

  /** What only the second place still has; nothing where there is none. */
  async recover(): Promise<Answer[]> {
    this.database = await openDatabase();
    const { database } = this;
    if (!database) return [];
    const all = await new Promise<Answer[]>((resolve) => {
      const request = database
        .transaction(TABLE)
        .objectStore(TABLE)
        .getAll(IDBKeyRange.bound(this.prefix, `${this.prefix}~`));
      request.onsuccess = () => resolve(request.result as Answer[]);
      request.onerror = () => resolve([]);
    });
    this.writeWhatIsOnlyLocal(all);
    return all.filter((answer) => !isOld(answer));
  }

  put(answer: Answer): void {
    this.isInLocal = this.tryLocal((local) => local.setItem(this.keyOf(answer), JSON.stringify(answer)));
    this.write((table) => table.put(answer, this.keyOf(answer)));
  }

  /** Forgets an answer, unless a newer one has taken its place. */
  drop(answer: Answer): void {
    const key = this.keyOf(answer);
    this.tryLocal((local) => {
      const kept = parse(local.getItem(key));
      if (!kept || kept.seq <= answer.seq) local.removeItem(key);
    });
    this.write((table) => {
      const request = table.get(key);
      request.onsuccess = () => {
        const kept = request.result as Answer | undefined;
        if (kept && kept.seq <= answer.seq) table.delete(key);
      };
    });
  }

  /** Another tab has chosen (`now`), or the server has told it that it holds what was chosen (only `before`). */
  onOtherTab(heard: (before: Answer | undefined, now: Answer | undefined) => void): void {
    addEventListener('storage', ({ key, oldValue, newValue }) => {
      if (key?.startsWith(this.prefix)) heard(parse(oldValue), parse(newValue));
    });
  }

  /** What was chosen before the second place was open lies in the first alone. */
  private writeWhatIsOnlyLocal(second: Answer[]): void {
    for (const answer of this.read())
      if (!second.some(({ question, seq }) => question === answer.question && seq >= answer.seq))
        this.write((table) => table.put(answer, this.keyOf(answer)));
  }

  private keyOf({ question }: Answer): string {
    return `${this.prefix}${question}`;
  }

  private tryLocal(work: (local: Storage) => void): boolean {
    try {
      work(localStorage);
      return true;
    } catch {
      return false;
    }
  }

  private write(work: (table: IDBObjectStore) => void): void {
    try {
      // Strict: on disk before it is called done. Engines that do not know the option ignore it.
      const change = this.database?.transaction(TABLE, 'readwrite', { durability: 'strict' });
      if (change) work(change.objectStore(TABLE));
    } catch {
      this.database = undefined;
    }
  }
}

function openDatabase(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('khoa-bang', 1);
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
      // Some engines in private mode never answer.
      setTimeout(() => resolve(undefined), 3000);
    } catch {
      resolve(undefined);
    }
  });
}

function isOld(answer: Answer | undefined): boolean {
  return !!answer && Date.now() - answer.at > OLD_MS;
}

function parse(text: string | null): Answer | undefined {
  try {
    const answer = JSON.parse(text ?? '') as Partial<Answer>;
    return typeof answer.choice === 'string' && Number(answer.seq) > 0 && Number(answer.question) > 0 ? (answer as Answer) : undefined;
  } catch {
    return undefined;
  }
}
