/**
 * Answers on their way to the server. Each is kept on the phone first, then sent, and forgotten only when the server has said
 * that it holds it. A lost line, a closed page or a dead battery costs nothing that was acknowledged, and little else.
 */
export interface Answer {
  question: number;
  choice: string;
  seq: number;
}

export type SavingState =
  { kind: 'sending' } | { kind: 'received'; at: string } | { kind: 'offline' } | { kind: 'refused'; status: number };

interface Options {
  key: string;
  url: string;
  csrfToken: string;
  lastSeq: number;
  tell: (state: SavingState) => void;
}

const RETRY_MS = [1000, 2000, 4000, 8000, 15000];
const TIMEOUT_MS = 12000;

export class AnswerQueue {
  private waiting: Answer[];
  private seq: number;
  private isSending = false;
  private failures = 0;
  private timer = 0;

  constructor(private readonly options: Options) {
    this.waiting = this.read();
    this.seq = this.waiting.reduce((highest, answer) => Math.max(highest, answer.seq), options.lastSeq);
  }

  /** What was chosen on this phone and has not been acknowledged: shown again after a reload. */
  get pending(): readonly Answer[] {
    return this.waiting;
  }

  add(question: number, choice: string): void {
    this.waiting = [...this.waiting.filter((answer) => answer.question !== question), { question, choice, seq: ++this.seq }];
    this.write();
    this.options.tell({ kind: 'sending' });
    this.send();
  }

  /** Called when the line or the page comes back. */
  wake(): void {
    this.failures = 0;
    this.send();
  }

  /** Last words when the page is left: the request outlives it; the answers stay on the phone until acknowledged. */
  sendAndLeave(): void {
    if (!this.waiting.length) return;
    try {
      void fetch(this.options.url, { ...this.request(this.waiting), keepalive: true }).catch(() => undefined);
    } catch {
      // Old engines without keepalive: the next visit sends them.
    }
  }

  /** Resolves when everything is acknowledged, or after the time given. */
  drained(limitMs: number): Promise<boolean> {
    const end = Date.now() + limitMs;
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.waiting.length) resolve(true);
        else if (Date.now() > end) resolve(false);
        else {
          this.send();
          setTimeout(look, 150);
        }
      };
      look();
    });
  }

  forget(): void {
    this.waiting = [];
    this.write();
  }

  private request(answers: Answer[]): RequestInit {
    return {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': this.options.csrfToken },
      body: JSON.stringify({ answers }),
    };
  }

  private send(): void {
    clearTimeout(this.timer);
    if (this.isSending || !this.waiting.length) return;
    const sent = this.waiting.slice();
    const abort = new AbortController();
    const limit = setTimeout(() => abort.abort(), TIMEOUT_MS);
    this.isSending = true;
    fetch(this.options.url, { ...this.request(sent), signal: abort.signal })
      .then(async (response) => {
        if (response.ok) {
          const answer = (await response.json()) as { receivedAt: string };
          this.received(sent, answer.receivedAt);
        } else if (response.status >= 500 || response.status === 429 || response.status === 408) this.failed();
        else this.options.tell({ kind: 'refused', status: response.status });
      })
      .catch(() => this.failed())
      .finally(() => {
        clearTimeout(limit);
        this.isSending = false;
        if (this.waiting.length && !this.failures) this.send();
      });
  }

  private received(sent: Answer[], at: string): void {
    const known = new Set(sent.map((answer) => answer.seq));
    this.waiting = this.waiting.filter((answer) => !known.has(answer.seq));
    this.failures = 0;
    this.write();
    this.options.tell(this.waiting.length ? { kind: 'sending' } : { kind: 'received', at });
  }

  private failed(): void {
    const wait = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] as number;
    this.options.tell({ kind: 'offline' });
    this.timer = window.setTimeout(() => this.send(), wait * (0.75 + Math.random() / 2));
  }

  // In-app browsers may refuse storage: then the answers live in memory only.
  private read(): Answer[] {
    try {
      return JSON.parse(localStorage.getItem(this.options.key) ?? '[]') as Answer[];
    } catch {
      return [];
    }
  }

  private write(): void {
    try {
      if (this.waiting.length) localStorage.setItem(this.options.key, JSON.stringify(this.waiting));
      else localStorage.removeItem(this.options.key);
    } catch {
      // Kept in memory.
    }
  }
}
